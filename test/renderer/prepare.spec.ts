import { expect, test } from './desk'
import { showPanel } from './panel'

test('all about one person on one page, which paper takes whole in black, whatever the theme', async ({ desk }) => {
  const { page } = desk
  await showPanel(desk, 'Quentin Petrov', 'theme=dark')
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Quentin Petrov' })
  for (const part of [/^Person$/, /^Contact: /, /^Opportunity: /, /^Open Tasks$/, /^Conversation of /]) {
    await expect(dialog.getByRole('region', { name: part }).first()).toBeVisible()
  }
  await expect(dialog.getByText('As of ')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText('Saved as Quentin Petrov.pdf.')).toBeVisible()
  expect(await desk.asked('app.savePdf')).toEqual([{ title: 'Quentin Petrov' }])

  await page.emulateMedia({ media: 'print' })
  await expect(desk.nav).toBeHidden()
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden()
  const sheet = dialog.getByRole('article')
  // Near black: its lightness, in oklch; on its way there it is written otherwise.
  const lightness = async (): Promise<number> => {
    const color = await sheet.evaluate((element) => getComputedStyle(element).color)
    return Number(/oklch\(([\d.]+)/.exec(color)?.[1])
  }
  await expect.poll(lightness).toBeLessThan(0.4)
  const isWhole = await sheet.evaluate(
    (element) => element.getBoundingClientRect().height <= document.documentElement.scrollHeight,
  )
  expect(isWhole).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})
