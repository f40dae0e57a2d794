import { expect, type Locator, type Page } from '@playwright/test'
import { startingWith } from '../../builders/startingWith'

/** A rep without a mouse. */
export interface Keyboard {
  /** Presses keys one after the other. */
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  /** Goes on with Tab until the focus is on it. Fails where Tab does not lead there. */
  tabTo(target: Locator): Promise<void>
  /** Goes there with Tab and presses Enter. */
  activate(target: Locator): Promise<void>
  /** Goes to a text field with Tab and replaces what is in it. */
  fill(target: Locator, text: string): Promise<void>
  /** Opens a select with the keys, and takes the option that begins with `option`. */
  choose(target: Locator, option: string): Promise<void>
  /** Runs a command from the palette. */
  run(label: string): Promise<void>
  /** How often a mouse has been used in the window since the page was loaded. */
  mouseUses(): Promise<number>
}

const MOST_TABS = 150

/** Keys for a window, which counts from here on whether a mouse is used after all. */
export async function keyboardOf(page: Page): Promise<Keyboard> {
  await page.evaluate(() => {
    document.documentElement.dataset['mouseUses'] = '0'
    const count = (): void => {
      const { dataset } = document.documentElement
      dataset['mouseUses'] = String(Number(dataset['mouseUses']) + 1)
    }
    for (const name of ['mousedown', 'pointerdown', 'wheel']) window.addEventListener(name, count, true)
  })
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const isFocused = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement)
  const tabTo = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible()
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      if (await isFocused(target)) return
      await press('Tab')
    }
    throw new Error(`Tab does not lead to ${String(target)}`)
  }
  return {
    press,
    type: (text) => page.keyboard.type(text),
    tabTo,
    activate: async (target) => {
      await tabTo(target)
      await press('Enter')
    },
    fill: async (target, text) => {
      await tabTo(target)
      await press('Control+A')
      await page.keyboard.type(text)
      await expect(target).toHaveValue(text)
    },
    choose: async (target, option) => {
      await tabTo(target)
      await press('Enter')
      await expect(page.getByRole('listbox')).toBeVisible()
      await page.keyboard.type(option)
      await expect(page.getByRole('option', { name: new RegExp(`^${option}`) })).toBeFocused()
      await press('Enter')
      await expect(target).toContainText(option)
    },
    run: async (label) => {
      await press('Control+K')
      const palette = page.getByRole('combobox', { name: 'Search or run a command' })
      await expect(palette).toBeFocused()
      await page.keyboard.type(label)
      // The line to look the words up with has them in it, too.
      await expect(page.getByRole('option', { name: startingWith(label), selected: true })).toBeVisible()
      await press('Enter')
      await expect(palette).toHaveCount(0)
    },
    mouseUses: () => page.evaluate(() => Number(document.documentElement.dataset['mouseUses'])),
  }
}
