import type { FileChooser } from '@playwright/test'
import { shortcuts, type CommandId, type Shortcut } from '../../src/renderer/src/keys/shortcuts'
import { settingsTabs } from '../../src/renderer/src/features/settings/settingsTab'
import { expect, GROUP_MS, groupsOf, test, type Desk } from './desk'
import { startingWith } from '../builders/startingWith'

const press = async (desk: Desk, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key.replace('mod+', 'ControlOrMeta+'))
}
const heading = (desk: Desk, name: string) => desk.page.getByRole('heading', { name, exact: true })

const openToday = async (desk: Desk): Promise<void> => {
  await press(desk, 'g', 't')
  await expect(desk.page.getByRole('grid', { name: 'Today' })).toBeFocused()
}

const field = (desk: Desk) => desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
/** The system's own dialog, once a key has asked for it. */
let chooser: Promise<FileChooser> | null = null
const writing = async (desk: Desk): Promise<void> => {
  await desk.openFirst()
  await press(desk, 'r')
  await expect(field(desk)).toBeFocused()
}

interface KeyCase {
  /** What has to be on the screen first. */
  readonly before?: (desk: Desk) => Promise<void>
  readonly shows: (desk: Desk) => Promise<void>
}

/** Every command with keys, performed by keys alone; the type makes sure that none is missing. */
const cases: Readonly<Record<CommandId, KeyCase | 'palette only' | 'tested with lists'>> = {
  palette: { shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Commands and search' })).toBeVisible() },
  search: { shows: (desk) => expect(desk.page.getByRole('searchbox', { name: 'Search' })).toBeFocused() },
  help: { shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible() },
  lookUp: {
    shows: (desk) =>
      expect(desk.page.getByRole('dialog', { name: 'Look up in Intercom and Salesforce' })).toBeVisible(),
  },
  askAgain: 'palette only',
  undo: { shows: (desk) => expect(desk.page.getByText('Nothing to undo')).toBeVisible() },
  back: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(heading(desk, 'Ana Ruiz')).toHaveCount(0),
  },
  goBook: { before: (desk) => press(desk, 'g', 's'), shows: (desk) => expect(desk.book).toBeVisible() },
  goConversations: { shows: (desk) => expect(desk.page.getByRole('listbox', { name: 'Conversations' })).toBeVisible() },
  goToday: { shows: (desk) => expect(desk.page.getByRole('grid', { name: 'Today' })).toBeVisible() },
  goOutbox: { shows: (desk) => expect(desk.page.getByRole('grid', { name: 'Outbox' })).toBeVisible() },
  goMessages: { shows: (desk) => expect(heading(desk, 'Messages')).toBeVisible() },
  newMessage: { shows: (desk) => expect(heading(desk, 'New message')).toBeVisible() },
  messagePerson: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('region', { name: 'To', exact: true })).toContainText('Ana Ruiz'),
  },
  messagePeople: {
    before: async (desk) => {
      await desk.book.focus()
      await press(desk, 'Space', 'ArrowDown', 'Space')
    },
    shows: (desk) => expect(desk.page.getByText('2 people chosen by hand')).toBeVisible(),
  },
  messageFiltered: 'palette only',
  goSettings: { shows: (desk) => expect(heading(desk, 'Settings')).toBeVisible() },
  goNews: {
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'What changed' })).toBeVisible(),
  },
  goHealth: { shows: (desk) => expect(heading(desk, 'Health')).toBeVisible() },
  next: { shows: (desk) => expect(desk.book).toHaveAttribute('aria-activedescendant', 'book-1') },
  previous: {
    before: (desk) => press(desk, 'j', 'j'),
    shows: (desk) => expect(desk.book).toHaveAttribute('aria-activedescendant', 'book-1'),
  },
  open: { before: (desk) => desk.book.focus(), shows: (desk) => expect(heading(desk, 'Ana Ruiz')).toBeVisible() },
  reply: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })).toBeFocused(),
  },
  note: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('textbox', { name: 'Note about Ana Ruiz' })).toBeFocused(),
  },
  closeConversation: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.conversation.getByText('Closed', { exact: true })).toBeVisible(),
  },
  snoozeConversation: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Snooze' })).toBeVisible(),
  },
  assignConversation: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Assign conversation' })).toBeVisible(),
  },
  tagConversation: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Tags' })).toBeVisible(),
  },
  insertMacro: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Saved replies' })).toBeVisible(),
  },
  attachFiles: {
    before: async (desk) => {
      await desk.openFirst()
      await expect(field(desk)).toBeVisible()
      chooser = desk.page.waitForEvent('filechooser')
    },
    shows: async () => expect((await chooser)?.isMultiple()).toBe(true),
  },
  loadImages: {
    before: async (desk) => {
      await desk.openFirst()
      await expect(desk.conversation.getByRole('button', { name: 'Load pictures' })).toBeVisible()
    },
    shows: (desk) => expect(desk.conversation.getByRole('button', { name: 'Stop loading' })).toBeVisible(),
  },
  bold: { before: writing, shows: (desk) => expect(field(desk)).toHaveValue('****') },
  italic: { before: writing, shows: (desk) => expect(field(desk)).toHaveValue('__') },
  link: { before: writing, shows: (desk) => expect(field(desk)).toHaveValue('[](https://)') },
  createLead: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Create lead' })).toBeVisible(),
  },
  newTask: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'New task' })).toBeVisible(),
  },
  newCase: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'New case' })).toBeVisible(),
  },
  createContact: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Create contact' })).toBeVisible(),
  },
  newOpportunity: {
    before: async (desk) => {
      await desk.row(/^Quentin Petrov/u).click()
      await expect(desk.salesforce.getByRole('article', { name: /^Contact/u })).toBeVisible()
    },
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'New opportunity' })).toBeVisible(),
  },
  selectMessage: {
    before: async (desk) => {
      await desk.openFirst()
      await expect(desk.conversation.getByRole('article').first()).toBeVisible()
    },
    shows: (desk) => expect(desk.conversation.getByText('1 message selected')).toBeVisible(),
  },
  completeTask: {
    before: (desk) => openToday(desk),
    shows: (desk) => expect.poll(() => desk.asked('tasks.update')).toHaveLength(1),
  },
  rescheduleTask: {
    before: (desk) => openToday(desk),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Reschedule' })).toBeVisible(),
  },
  openTask: {
    before: (desk) => openToday(desk),
    shows: (desk) => expect.poll(() => desk.asked('app.openLink')).toHaveLength(1),
  },
  tabConversation: {
    before: async (desk) => {
      await desk.openFirst()
      await press(desk, '2')
    },
    shows: (desk) => expect(desk.conversation).toBeVisible(),
  },
  tabProfile: { before: (desk) => desk.openFirst(), shows: (desk) => expect(heading(desk, 'Contact')).toBeVisible() },
  tabActivity: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByText('First known to Intercom')).toBeVisible(),
  },
  tabSalesforce: {
    before: async (desk) => {
      await desk.page.setViewportSize({ width: 800, height: 700 })
      await desk.openFirst()
    },
    shows: (desk) => expect(desk.salesforce).toBeVisible(),
  },
  selectPerson: {
    before: (desk) => desk.book.focus(),
    shows: (desk) => expect(desk.page.getByText('1 person selected')).toBeVisible(),
  },
  selectAll: {
    before: (desk) => desk.book.focus(),
    shows: (desk) => expect(desk.page.getByText('200 people selected')).toBeVisible(),
  },
  createLeads: {
    before: async (desk) => {
      await desk.book.focus()
      await press(desk, 'Space')
    },
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Create Leads' })).toBeVisible(),
  },
  assignOwner: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Assign owner' })).toBeVisible(),
  },
  assignOwners: {
    before: async (desk) => {
      await desk.book.focus()
      await press(desk, 'Space')
    },
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Assign owner' })).toBeVisible(),
  },
  showOwners: 'palette only',
  ownersFile: 'palette only',
  showLeads: 'palette only',
  convertLead: 'palette only',
  clearFilters: 'palette only',
  saveSegment: 'palette only',
  chooseColumns: 'palette only',
  addFilter: {
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Add a filter' })).toBeVisible(),
  },
  toggleDensity: 'palette only',
  toggleTheme: 'palette only',
  refreshPerson: 'palette only',
  markUnread: 'palette only',
  retryItem: 'palette only',
  discardItem: 'palette only',
  syncNow: 'palette only',
  pauseSync: 'palette only',
  resumeSync: 'palette only',
  connect: 'palette only',
  checkSalesforce: 'palette only',
  saveSupport: 'palette only',
  exportSent: 'palette only',
  goSent: 'palette only',
  goMapping: 'palette only',
  goAutomations: 'palette only',
  goOwners: 'palette only',
  goNotifications: 'palette only',
  exportPeople: 'palette only',
  focusHour: 'palette only',
  focusTomorrow: 'palette only',
  focusOn: 'palette only',
  focusOff: 'palette only',
  mutePerson: 'palette only',
  unmutePerson: 'palette only',
  editPerson: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Edit person' })).toBeVisible(),
  },
  prepare: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('article', { name: 'Preparation for Ana Ruiz' })).toBeVisible(),
  },
  addCompany: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Add company' })).toBeVisible(),
  },
  personNote: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('textbox', { name: 'Note on this person' })).toBeFocused(),
  },
  mergePerson: {
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Merge' })).toBeVisible(),
  },
  askToSignIn: {
    before: async (desk) => {
      await desk.openFirst()
      await expect(desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })).toBeVisible()
    },
    shows: (desk) => expect(desk.page.getByText('Say first where people sign in')).toBeVisible(),
  },
  findDuplicates: 'palette only',
  importLeads: 'palette only',
  showImport: 'palette only',
  compare: 'palette only',
}

for (const group of groupsOf(shortcuts.filter((one) => one.keys.length > 0))) {
  test(`by keys: ${group[0]?.label} to ${group.at(-1)?.label}`, async ({ desk }) => {
    test.setTimeout(GROUP_MS)
    for (const shortcut of group) await test.step(shortcut.label, () => byKeys(desk, shortcut))
  })
}

async function byKeys(desk: Desk, shortcut: Shortcut): Promise<void> {
  const one = cases[shortcut.id]
  if (typeof one === 'string') throw new Error(`${shortcut.id} has keys and needs a case`)
  for (const keys of shortcut.keys) {
    await desk.open('people=300')
    await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
    await one.before?.(desk)
    await press(desk, ...keys)
    await one.shows(desk)
  }
}

interface PaletteCase extends KeyCase {
  readonly id: CommandId
  readonly query?: string
}

/** Commands without keys: found in the palette by their words, run by Enter; each asks main for something or changes the page. */
const paletteCases: readonly PaletteCase[] = [
  { id: 'syncNow', shows: async (desk) => expect.poll(() => desk.asked('sync.now')).toHaveLength(1) },
  { id: 'pauseSync', shows: async (desk) => expect.poll(() => desk.asked('sync.pause')).toHaveLength(1) },
  {
    id: 'resumeSync',
    query: 'scene=paused',
    shows: async (desk) => expect.poll(() => desk.asked('sync.resume')).toHaveLength(1),
  },
  { id: 'toggleTheme', shows: (desk) => expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark') },
  {
    id: 'toggleDensity',
    shows: (desk) => expect(desk.page.locator('html')).toHaveAttribute('data-density', 'compact'),
  },
  { id: 'connect', query: 'scene=demo', shows: (desk) => expect(heading(desk, 'Connect your accounts')).toBeVisible() },
  ...settingsTabs.slice(1).map(({ command, label }) => ({
    id: command,
    shows: (desk: Desk) => expect(desk.page.getByRole('tab', { name: label })).toHaveAttribute('aria-selected', 'true'),
  })),
  {
    id: 'compare',
    before: (desk) => desk.openFirst(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Compare with Salesforce' })).toBeVisible(),
  },
  {
    id: 'askAgain',
    before: async (desk) => {
      await desk.nav.getByRole('button', { name: /^Unassigned/u }).click()
      await expect(desk.page.getByRole('button', { name: 'Ask again' })).toBeEnabled()
    },
    shows: (desk) => expect.poll(() => desk.asked('live.unassigned')).toHaveLength(2),
  },
  { id: 'goSent', shows: (desk) => expect(desk.page.getByRole('radio', { name: 'Sent' })).toBeChecked() },
  {
    id: 'checkSalesforce',
    shows: async (desk) => expect.poll(() => desk.asked('salesforce.checks')).toContainEqual({ run: true }),
  },
  {
    id: 'showLeads',
    before: async (desk) => {
      await desk.book.focus()
      await press(desk, 'mod+a')
      await expect(desk.page.getByRole('group', { name: 'Selected people' })).toBeVisible()
      await press(desk, 'b')
      await expect(desk.page.getByRole('button', { name: /^Create \d+ Leads/u })).toBeFocused()
      await press(desk, 'Enter', 'Escape')
      await expect(desk.page.getByRole('dialog', { name: 'Create Leads' })).toHaveCount(0)
    },
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Create Leads' })).toBeVisible(),
  },
  {
    id: 'showOwners',
    before: async (desk) => {
      await desk.book.focus()
      await press(desk, 'mod+a')
      await expect(desk.page.getByRole('group', { name: 'Selected people' })).toBeVisible()
      await press(desk, 'm', 'a')
      await expect(desk.page.getByRole('combobox', { name: 'Find a teammate' })).toBeFocused()
      await desk.page.keyboard.type('bo')
      await press(desk, 'Enter')
      await expect(desk.page.getByRole('button', { name: 'Undo all' })).toBeVisible()
      await press(desk, 'Escape')
      await expect(desk.page.getByRole('dialog', { name: 'Assign owner' })).toHaveCount(0)
    },
    shows: (desk) => expect(desk.page.getByRole('button', { name: 'Undo all' })).toBeVisible(),
  },
  {
    id: 'messageFiltered',
    before: async (desk) => {
      await press(desk, 'f')
      await desk.page.keyboard.type('countr')
      await press(desk, 'Enter')
      await desk.page.keyboard.type('is set')
      await press(desk, 'Enter')
      await expect(desk.page.getByRole('group', { name: 'Conditions' })).toContainText('Country is set')
    },
    shows: (desk) => expect(desk.page.getByRole('region', { name: 'To', exact: true })).toContainText('Country is set'),
  },
  {
    id: 'ownersFile',
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Owners from a file' })).toBeVisible(),
  },
  {
    id: 'findDuplicates',
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Duplicates' })).toBeVisible(),
  },
  {
    id: 'importLeads',
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Import leads' })).toBeVisible(),
  },
  {
    id: 'showImport',
    before: async (desk) => {
      await desk.page.evaluate(() =>
        window.repdesk?.run('imports.start', { text: 'Email\nnea@new.test\n', targets: ['email'], mine: false }),
      )
    },
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Import leads' })).toBeVisible(),
  },
  {
    id: 'exportPeople',
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Export' })).toBeVisible(),
  },
  {
    id: 'focusHour',
    shows: async (desk) => expect.poll(() => desk.asked('notifications.focus')).toEqual([{ choice: 'hour' }]),
  },
  {
    id: 'focusTomorrow',
    shows: async (desk) => expect.poll(() => desk.asked('notifications.focus')).toEqual([{ choice: 'tomorrow' }]),
  },
  {
    id: 'focusOn',
    shows: async (desk) => expect.poll(() => desk.asked('notifications.focus')).toEqual([{ choice: 'on' }]),
  },
  {
    id: 'focusOff',
    before: (desk) => desk.page.evaluate(() => window.fixture.world.focusOn()),
    shows: async (desk) => expect.poll(() => desk.asked('notifications.focus')).toEqual([{ choice: 'off' }]),
  },
  {
    id: 'mutePerson',
    before: async (desk) => {
      await desk.openFirst()
      await expect(desk.page.getByRole('button', { name: 'Mute notifications' })).toBeEnabled()
    },
    shows: (desk) => expect(desk.page.getByRole('button', { name: 'Unmute notifications' })).toBeVisible(),
  },
  {
    id: 'unmutePerson',
    before: async (desk) => {
      await desk.openFirst()
      await desk.page.getByRole('button', { name: 'Mute notifications' }).click()
      await expect(desk.page.getByRole('button', { name: 'Unmute notifications' })).toBeVisible()
    },
    shows: (desk) => expect(desk.page.getByRole('button', { name: 'Mute notifications', exact: true })).toBeVisible(),
  },
  { id: 'saveSupport', shows: async (desk) => expect.poll(() => desk.asked('support.save')).toHaveLength(1) },
  { id: 'exportSent', shows: async (desk) => expect.poll(() => desk.asked('audit.export')).toHaveLength(1) },
  {
    id: 'convertLead',
    before: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await expect(desk.salesforce.getByRole('button', { name: 'Convert', exact: true })).toBeVisible()
    },
    shows: async (desk) => expect.poll(() => desk.asked('leads.convertForm')).toHaveLength(1),
  },
  {
    id: 'refreshPerson',
    before: (desk) => desk.openFirst(),
    shows: async (desk) => expect.poll(() => desk.asked('people.refresh')).toEqual([{ personId: 'person-0' }]),
  },
  {
    id: 'markUnread',
    before: (desk) => desk.openFirst(),
    shows: async (desk) =>
      expect
        .poll(async () => (await desk.asked('conversations.markRead')).at(-1))
        .toEqual({ conversationId: 'conversation-0-0', read: false }),
  },
  {
    id: 'chooseColumns',
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Columns of My book' })).toBeVisible(),
  },
  {
    id: 'saveSegment',
    before: (desk) => desk.page.getByRole('radio', { name: 'Leads' }).click(),
    shows: (desk) => expect(desk.page.getByRole('dialog', { name: 'Save as segment' })).toBeVisible(),
  },
  {
    id: 'clearFilters',
    before: (desk) => desk.page.getByRole('radio', { name: 'Leads' }).click(),
    shows: (desk) => expect(desk.page.getByRole('radio', { name: 'All', exact: true })).toBeChecked(),
  },
  {
    id: 'retryItem',
    before: async (desk) => {
      await press(desk, 'g', 'o')
      await desk.page.getByRole('row', { name: /^Farid Haddad/u }).click()
    },
    shows: async (desk) => expect.poll(() => desk.asked('outbox.retry')).toHaveLength(1),
  },
  {
    id: 'discardItem',
    before: async (desk) => {
      await press(desk, 'g', 'o')
      await desk.page.getByRole('row', { name: /^Farid Haddad/u }).click()
    },
    shows: async (desk) => expect.poll(() => desk.asked('outbox.discard')).toHaveLength(1),
  },
]

for (const group of groupsOf(paletteCases)) {
  test(`from the palette: ${labelOf(group[0]!)} to ${labelOf(group.at(-1)!)}`, async ({ desk }) => {
    test.setTimeout(GROUP_MS)
    for (const one of group) await test.step(labelOf(one), () => fromPalette(desk, one))
  })
}

function labelOf({ id }: PaletteCase): string {
  return shortcuts.find((shortcut) => shortcut.id === id)?.label ?? id
}

async function fromPalette(desk: Desk, one: PaletteCase): Promise<void> {
  const label = labelOf(one)
  await desk.open(`people=300&theme=light&${one.query ?? ''}`)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await one.before?.(desk)
  await press(desk, 'mod+k')
  await expect(desk.page.getByRole('dialog', { name: 'Commands and search' }).getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.insertText(label)
  await expect(desk.page.getByRole('option', { name: startingWith(label) }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await press(desk, 'Enter')
  await expect(desk.page.getByRole('dialog', { name: 'Commands and search' })).toHaveCount(0)
  await one.shows(desk)
}

test('every command has either keys or a palette case', () => {
  const inPalette = new Set(paletteCases.map((one) => one.id))
  const missing = shortcuts.filter((one) => one.keys.length === 0 && !inPalette.has(one.id)).map((one) => one.id)
  expect(missing).toEqual([])
})

for (const [name, who, key, command] of [
  ['Create lead', /^Ana Ruiz/u, 'l', 'leads.create'],
  ['New case', /^שירה/u, 'c', 'cases.create'],
  ['New task', /^Chloe Novak/u, 't', 'tasks.create'],
] as const) {
  test(`${name}: Ctrl or Cmd with Enter on a list sends and does not open it`, async ({ desk }) => {
    await desk.open('people=300')
    await desk.row(who).first().click()
    await expect(desk.conversation.getByRole('article').first()).toBeVisible()
    await press(desk, key)
    const dialog = desk.page.getByRole('dialog', { name })
    await expect(dialog.getByRole('button', { name: 'Create', exact: true })).toBeFocused()
    await dialog.locator('button[aria-haspopup="listbox"]').first().focus()
    await press(desk, 'mod+Enter')
    await expect.poll(() => desk.asked(command)).toHaveLength(1)
    await expect(dialog).toHaveCount(0)
    await expect(desk.page.getByRole('listbox', { name: /status|priority|source/iu })).toHaveCount(0)
  })
}

test('single keys stay out of text fields and dialogs', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await press(desk, 'r')
  const composer = desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  // The conversation may come a moment after the person.
  await expect(composer).toBeFocused()
  await desk.page.keyboard.type('gblu?/')
  await expect(composer).toHaveValue('gblu?/')
  await press(desk, 'Escape', 'l')
  const dialog = desk.page.getByRole('dialog', { name: 'Create lead' })
  await expect(dialog.getByRole('button', { name: 'Create', exact: true })).toBeFocused()
  await press(desk, '?', 'j', 'g', 's')
  await expect(dialog).toBeVisible()
  await press(desk, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expect(heading(desk, 'Ana Ruiz')).toBeVisible()
})
