import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Desk } from './desk'

interface ScreenCase {
  readonly name: string
  readonly query?: string
  readonly width?: number
  readonly show?: (desk: Desk) => Promise<void>
}

const key = (desk: Desk, ...keys: string[]): Promise<void> =>
  keys.reduce((before, one) => before.then(() => desk.page.keyboard.press(one)), Promise.resolve())

const screens: readonly ScreenCase[] = [
  { name: 'My book' },
  { name: 'My book, compact', query: 'density=compact' },
  { name: 'an empty book', query: 'people=0' },
  { name: 'a person', show: (desk) => desk.openFirst() },
  {
    name: 'a profile',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, '2')
      await expect(desk.page.getByRole('heading', { name: 'Contact' })).toBeVisible()
    },
  },
  {
    name: 'activity',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, '3')
      await expect(desk.page.getByText('First known to Intercom')).toBeVisible()
    },
  },
  {
    name: 'several records',
    show: async (desk) => {
      await desk.row(/^Priya Okafor/u).click()
      await expect(desk.salesforce.getByText('3 records')).toBeVisible()
    },
  },
  {
    name: 'Create lead',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 'l')
      await expect(desk.page.getByRole('dialog', { name: 'Create lead' }).getByLabel('Company')).toBeVisible()
    },
  },
  {
    name: 'Salesforce as a tab',
    width: 800,
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, '4')
      await expect(desk.salesforce).toBeVisible()
    },
  },
  { name: 'one pane', width: 600, show: (desk) => desk.openFirst() },
  {
    name: 'Conversations',
    show: async (desk) => {
      await key(desk, 'g', 'c')
      await expect(desk.page.getByRole('option', { name: /^Ana Ruiz/u }).first()).toBeVisible()
    },
  },
  {
    name: 'Outbox with an item',
    show: async (desk) => {
      await key(desk, 'g', 'o')
      await desk.page.getByRole('row', { name: /^Hiro Tanaka/u }).click()
      await expect(desk.page.getByRole('button', { name: 'Save and send' })).toBeVisible()
    },
  },
  {
    name: 'Settings',
    show: async (desk) => {
      await key(desk, 'g', 's')
      await expect(desk.page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
    },
  },
  {
    name: 'Health',
    query: 'scene=failed',
    show: async (desk) => {
      await key(desk, 'g', 'h')
      await expect(desk.page.getByRole('heading', { name: 'Streams' })).toBeVisible()
    },
  },
  {
    name: 'the palette',
    show: async (desk) => {
      await key(desk, 'ControlOrMeta+k')
      await desk.page.keyboard.type('an')
      await expect(desk.page.getByRole('option', { name: /Ana Ruiz/u }).first()).toBeVisible()
    },
  },
  {
    name: 'search results',
    show: async (desk) => {
      await desk.page.getByRole('searchbox', { name: 'Search' }).fill('ana')
      await expect(desk.page.getByRole('option', { name: /Ana Ruiz/u }).first()).toBeVisible()
    },
  },
  {
    name: 'the shortcuts',
    show: async (desk) => {
      await key(desk, '?')
      await expect(desk.page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
    },
  },
  { name: 'connecting', query: 'scene=new' },
  { name: 'the demo', query: 'scene=demo' },
  { name: 'the first sync', query: 'scene=first' },
  { name: 'offline', query: 'scene=offline' },
  { name: 'sign in again', query: 'scene=signin' },
  { name: 'not remembered', query: 'scene=memory' },
  { name: 'a cache without its key', query: 'scene=keyGone' },
]

for (const screen of screens) {
  test(`axe finds nothing on ${screen.name}`, async ({ desk }) => {
    await desk.page.setViewportSize({ width: screen.width ?? 1280, height: 800 })
    // Colours are looked at once layers have come to rest.
    await desk.page.emulateMedia({ reducedMotion: 'reduce' })
    await desk.open(`theme=light&people=300&${screen.query ?? ''}`)
    await expect(desk.page.getByRole('heading').first()).toBeVisible()
    if (!screen.query || screen.query.startsWith('density')) await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
    await screen.show?.(desk)
    expect(await faultsOf(new AxeBuilder({ page: desk.page }))).toEqual([])
    // Dark differs in its colours alone.
    await desk.page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
    expect(await faultsOf(new AxeBuilder({ page: desk.page }).withRules(['color-contrast']))).toEqual([])
  })
}

async function faultsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`)
}
