import { test } from '@playwright/test'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask } from './lib/desk'
import { openSession } from './lib/session'

/* What is typed into the search, and what comes of it; at one size, since it closes when the window changes its own. */

const session = openSession('search')

async function type(text: string): Promise<void> {
  const { page } = session.desk
  await inWindow(page).search.fill(text)
  await page.waitForTimeout(600)
}

test('help, completions, filters and their mistakes', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'My book')
  await page.keyboard.press('/')
  await page.waitForTimeout(300)
  await camera.take('help')
  await page.keyboard.type('is')
  await page.waitForTimeout(600)
  await camera.take('completions')
  await page.keyboard.press('Tab')
  await page.waitForTimeout(300)
  await camera.take('completions-values')
  await type('is:lead owner:me a')
  await camera.take('filters')
  await type('onwer:me status:nonsense seen:<30x pri')
  await camera.take('filters-wrong')
})

test('results of each kind, none, and a slip of the finger', async () => {
  const { camera, desk } = session
  const { page } = desk
  await type('price')
  await camera.take('words')
  const { displayName } = await ask(page, 'people.get', { personId: castOf(session, 'oneContact').contactId })
  const [given = '', family = ''] = displayName.split(' ')
  // Two letters of the family name change places.
  const slip = family.length > 3 ? `${family[0]}${family[2]}${family[1]}${family.slice(3)}` : family
  await type(`${given} ${slip}`)
  await camera.take('typo')
  const arabic = await ask(page, 'people.get', { personId: castOf(session, 'arabic').contactId })
  await type(arabic.displayName)
  await camera.take('rtl')
  await type('é')
  await camera.take('many')
  await type('nothing has these words')
  await camera.take('nothing')
  await type('is:unread is:snoozed nothing has this')
  await camera.take('nothing-with-filters')
  await type('"')
  await camera.take('lone-quote')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('in:people owner:me an')
  await page.waitForTimeout(600)
  await camera.take('palette-filters')
  await page.keyboard.press('Escape')
})
