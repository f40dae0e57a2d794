import { expect, test, type Desk } from './desk'

const said = (desk: Desk) => desk.page.getByRole('group', { name: 'Conditions' })
/** What the header says of a filtered book. */
const rows = /^\d+ of 300$/u

/** Types into the line in front and presses Enter, once the line and what it finds are there. */
async function say(desk: Desk, line: string, text: string, option: string | RegExp = text): Promise<void> {
  const field = desk.page.getByRole('combobox', { name: line, exact: true })
  await expect(field).toBeFocused()
  await desk.page.keyboard.type(text)
  await expect(desk.page.getByRole('option', { selected: true })).toHaveText(option)
  await desk.page.keyboard.press('Enter')
}

async function countryIsSpain(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'countr', 'Country')
  await say(desk, 'Test of Country', 'is', 'is')
  await say(desk, 'Value of Country', 'Spain')
}

async function ready(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
}

test('a condition is made, changed and removed by keys alone, and the count follows', async ({ desk }) => {
  await ready(desk)
  await countryIsSpain(desk)
  await expect(said(desk).getByRole('button', { name: 'Country is Spain', exact: true })).toBeVisible()
  await expect(desk.page.getByText(rows)).toBeVisible()
  expect((await desk.asked('book.list')).at(-1)).toMatchObject({
    segment: { join: 'all', parts: [{ field: 'country', test: { op: 'is', value: 'Spain' } }] },
  })
  // What had the focus before has it again.
  await expect(desk.book).toBeFocused()
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'seen', 'Last seen')
  await say(desk, 'Test of Last seen', 'less', 'less than … ago')
  await say(desk, 'Value of Last seen', '9', '9 days')
  await expect(said(desk)).toContainText(/Country is Spain\s*and\s*Last seen less than 9 days ago/u)
  await said(desk).getByRole('button', { name: 'and: say or instead' }).press('Enter')
  await expect(said(desk)).toContainText(/Country is Spain\s*or\s*Last seen/u)
  // Backspace in an empty line goes a step back.
  await said(desk).getByRole('button', { name: 'Country is Spain', exact: true }).press('Enter')
  await expect(desk.page.getByRole('combobox', { name: 'Value of Country' })).toBeFocused()
  await desk.page.keyboard.press('Backspace')
  await say(desk, 'Test of Country', 'not', /^is not$/u)
  await say(desk, 'Value of Country', 'Japan')
  await expect(said(desk).getByRole('button', { name: 'Country is not Japan', exact: true })).toBeVisible()
  await said(desk).getByRole('button', { name: 'Remove: Country is not Japan' }).press('Enter')
  await said(desk).getByRole('button', { name: 'Clear all' }).press('Enter')
  await expect(said(desk)).toHaveCount(0)
  await expect(desk.book).toBeFocused()
  await expect(desk.book).toHaveAttribute('aria-rowcount', '301')
})

test('a group holds several together: one of them is enough', async ({ desk }) => {
  await ready(desk)
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'type', 'Type')
  await say(desk, 'Test of Type', '', 'is')
  await say(desk, 'Value of Type', 'lead', 'Lead')
  await expect(said(desk)).toContainText('Type is Lead')
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'group', 'A group: any of several')
  await say(desk, 'Field', 'unread', 'Unread')
  await say(desk, 'Value of Unread', '', 'Unread')
  await said(desk).getByRole('button', { name: 'Add to group 2' }).press('Enter')
  await say(desk, 'Field', 'country', 'Country')
  await say(desk, 'Test of Country', 'set', 'is set')
  const group = said(desk).getByRole('group', { name: 'Group 2' })
  await expect(group).toContainText(/Unread\s*or\s*Country is set/u)
  await expect
    .poll(async () => (await desk.asked('book.list')).at(-1))
    .toMatchObject({ segment: { join: 'all', parts: [{ field: 'role' }, { join: 'any' }] } })
})

test('a filter is saved under a name, stands in the navigation, and survives going elsewhere', async ({ desk }) => {
  await ready(desk)
  await countryIsSpain(desk)
  await desk.page.getByRole('radio', { name: 'Leads' }).click()
  await said(desk).getByRole('button', { name: 'Save as segment…' }).click()
  await expect(desk.page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await desk.page.keyboard.type('Leads in Spain')
  await desk.page.keyboard.press('Enter')
  const item = desk.nav.getByRole('button', { name: /^Leads in Spain/u })
  await expect(item).toHaveAttribute('aria-current', 'page')
  await expect(item).toHaveText(/^Leads in Spain\d+$/u)
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Leads in Spain' })).toBeVisible()
  // The quick filter has become a condition of it.
  await expect(desk.page.getByRole('radio', { name: 'All', exact: true })).toBeChecked()
  await expect(said(desk)).toContainText('Type is Lead')
  await desk.nav.getByRole('button', { name: /^Outbox/u }).click()
  await desk.nav.getByRole('button', { name: /^My book/u }).click()
  await expect(said(desk)).toContainText('Country is Spain')
  await desk.nav.getByRole('button', { name: /^My book/u }).click()
  await expect(desk.book).toHaveAttribute('aria-rowcount', '301')
  await item.click()
  await expect(said(desk)).toContainText('Country is Spain')
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('leads in')
  await expect(desk.page.getByRole('option', { name: 'Leads in Spain' })).toBeVisible()
})

async function withSegments(desk: Desk): Promise<void> {
  await ready(desk)
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const one = (name: string, position: number, value: string) => ({
      id: name,
      name,
      isPinned: true,
      position,
      filter: { join: 'all' as const, parts: [{ field: 'country' as const, test: { op: 'is' as const, value } }] },
    })
    world.segments = [one('Spain', 0, 'Spain'), one('Japan', 1, 'Japan')]
    world.changed('segments')
  })
  await expect(desk.nav.getByRole('button', { name: /^Spain/u })).toBeVisible()
}

const names = (desk: Desk) => desk.nav.getByRole('region', { name: 'Segments' }).getByRole('listitem')

test('a segment is changed, renamed, moved, unpinned and deleted; deleting can be undone by its key', async ({
  desk,
}) => {
  await withSegments(desk)
  await desk.nav.getByRole('button', { name: /^Japan/u }).click()
  await said(desk).getByRole('button', { name: 'Country is Japan', exact: true }).press('Enter')
  await say(desk, 'Value of Country', 'Brazil')
  await said(desk).getByRole('button', { name: 'Save changes' }).click()
  await expect(said(desk).getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  expect(await desk.asked('segments.save')).toMatchObject([
    { id: 'Japan', filter: { parts: [{ test: { value: 'Brazil' } }] } },
  ])

  const more = (name: string) => desk.nav.getByRole('button', { name: `More on ${name}` })
  await more('Japan').press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Rename…' }).press('Enter')
  await desk.page.getByRole('textbox', { name: 'Name' }).fill('spain')
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText('Another segment has this name.')).toBeVisible()
  await desk.page.getByRole('textbox', { name: 'Name' }).fill('Brazil')
  await desk.page.keyboard.press('Enter')
  await expect(names(desk)).toHaveText([/^Spain/u, /^Brazil/u])
  await more('Brazil').press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Move up' }).press('Enter')
  await expect(names(desk)).toHaveText([/^Brazil/u, /^Spain/u])

  await more('Spain').press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await expect(names(desk)).toHaveText([/^Brazil/u])
  await desk.book.focus()
  await desk.page.keyboard.press('u')
  await expect(names(desk)).toHaveText([/^Brazil/u, /^Spain/u])

  await more('Spain').press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Unpin' }).press('Enter')
  await expect(names(desk)).toHaveText([/^Brazil/u])
  await desk.nav.getByRole('button', { name: 'More segments' }).press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Pin Spain' }).press('Enter')
  await expect(names(desk)).toHaveText([/^Brazil/u, /^Spain/u])
})

test('one of Intercom’s own segments says while it has not been read yet', async ({ desk }) => {
  await ready(desk)
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'intercom', 'Intercom segment')
  await say(desk, 'Test of Intercom segment', '', 'is')
  await say(desk, 'Value of Intercom segment', 'trial', 'In trial')
  await expect(said(desk)).toContainText('Intercom segment is In trial')
  await said(desk).getByRole('button', { name: 'Intercom segment is In trial', exact: true }).press('Enter')
  await say(desk, 'Value of Intercom segment', 'new', 'New leads')
  await expect(said(desk)).toContainText('Intercom segment is New leads (being read)')
})

test('a filter that fits nobody says what to change', async ({ desk }) => {
  await ready(desk)
  await desk.page.keyboard.press('f')
  await say(desk, 'Field', 'country', 'Country')
  await say(desk, 'Test of Country', 'starts', 'starts with')
  await say(desk, 'Value of Country', 'Atlantis')
  await expect(desk.page.getByText('Nobody fits these filters')).toBeVisible()
  await expect(desk.page.getByText(/take a condition away/u)).toBeVisible()
  await desk.page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(desk.book).toHaveAttribute('aria-rowcount', '301')
})

test('where the navigation is icons alone, a menu has the segments', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1000, height: 800 })
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const unread = { field: 'unread' as const, test: { op: 'is' as const, value: true } }
    const filter = { join: 'all' as const, parts: [unread] }
    world.segments = [{ id: 'hot', name: 'Hot', isPinned: true, position: 0, filter }]
    world.changed('segments')
  })
  await desk.nav.getByRole('button', { name: 'Segments' }).press('Enter')
  await desk.page.getByRole('menuitemradio', { name: /^Hot/u }).press('Enter')
  await expect(said(desk)).toContainText('Unread')
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Hot' })).toBeVisible()
})
