/** Every command of the window that can be reached by keys or from the palette. */
export type CommandId =
  | 'palette'
  | 'search'
  | 'help'
  | 'lookUp'
  | 'askAgain'
  | 'goBook'
  | 'goToday'
  | 'goConversations'
  | 'goOutbox'
  | 'goMessages'
  | 'newMessage'
  | 'messagePerson'
  | 'messagePeople'
  | 'messageFiltered'
  | 'goSettings'
  | 'goHealth'
  | 'goNews'
  | 'goSent'
  | 'goMapping'
  | 'goAutomations'
  | 'goOwners'
  | 'goNotifications'
  | 'exportPeople'
  | 'focusHour'
  | 'focusTomorrow'
  | 'focusOn'
  | 'focusOff'
  | 'mutePerson'
  | 'unmutePerson'
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'reply'
  | 'note'
  | 'closeConversation'
  | 'snoozeConversation'
  | 'assignConversation'
  | 'tagConversation'
  | 'insertMacro'
  | 'attachFiles'
  | 'loadImages'
  | 'bold'
  | 'italic'
  | 'link'
  | 'createLead'
  | 'convertLead'
  | 'selectPerson'
  | 'selectAll'
  | 'createLeads'
  | 'showLeads'
  | 'assignOwner'
  | 'assignOwners'
  | 'showOwners'
  | 'ownersFile'
  | 'findDuplicates'
  | 'importLeads'
  | 'showImport'
  | 'mergePerson'
  | 'askToSignIn'
  | 'createContact'
  | 'newOpportunity'
  | 'newTask'
  | 'newCase'
  | 'selectMessage'
  | 'undo'
  | 'retryItem'
  | 'discardItem'
  | 'compare'
  | 'prepare'
  | 'editPerson'
  | 'addCompany'
  | 'personNote'
  | 'refreshPerson'
  | 'markUnread'
  | 'tabConversation'
  | 'tabProfile'
  | 'tabActivity'
  | 'tabSalesforce'
  | 'toggleDensity'
  | 'toggleTheme'
  | 'syncNow'
  | 'pauseSync'
  | 'resumeSync'
  | 'connect'
  | 'checkSalesforce'
  | 'saveSupport'
  | 'exportSent'
  | 'clearFilters'
  | 'addFilter'
  | 'saveSegment'
  | 'chooseColumns'
  | 'completeTask'
  | 'rescheduleTask'
  | 'openTask'

export type ShortcutGroup = 'Anywhere' | 'Go to' | 'List' | 'Today' | 'Person' | 'Outbox' | 'App'

/** One command: its words and its keys. `keys` are pressed one after the other; `mod` is Cmd on a Mac, else Ctrl. */
export interface Shortcut {
  readonly id: CommandId
  readonly label: string
  readonly group: ShortcutGroup
  /** Alternatives; each a sequence such as `['g', 'b']` or one chord such as `['mod+k']`. Empty: palette only. */
  readonly keys: ReadonlyArray<readonly string[]>
  /** True where it also acts while a text field has the focus (chords and Escape). */
  readonly inText?: boolean
  /** True where the focused element handles the key itself and the table only documents it. */
  readonly native?: boolean
  /** False where the palette leaves it out, since it makes no sense there. */
  readonly inPalette?: boolean
}

/** The one table behind the key handler, the palette's hints, the tooltips and the shortcuts sheet. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'palette', label: 'Commands and search', group: 'Anywhere', keys: [['mod+k']], inText: true, inPalette: false },
  { id: 'search', label: 'Search', group: 'Anywhere', keys: [['/']], inPalette: false },
  { id: 'lookUp', label: 'Look up in Intercom and Salesforce', group: 'Anywhere', keys: [['m', 'u']] },
  { id: 'undo', label: 'Undo the last send', group: 'Anywhere', keys: [['u']] },
  { id: 'back', label: 'Back', group: 'Anywhere', keys: [['Escape']], inText: true, inPalette: false },
  { id: 'help', label: 'All shortcuts', group: 'Anywhere', keys: [['?']] },

  { id: 'goBook', label: 'Go to My book', group: 'Go to', keys: [['g', 'b']] },
  { id: 'goToday', label: 'Go to Today', group: 'Go to', keys: [['g', 't']] },
  { id: 'goConversations', label: 'Go to Conversations', group: 'Go to', keys: [['g', 'c']] },
  { id: 'goOutbox', label: 'Go to Outbox', group: 'Go to', keys: [['g', 'o']] },
  { id: 'goMessages', label: 'Go to Messages', group: 'Go to', keys: [['g', 'm']] },
  { id: 'goSettings', label: 'Go to Settings', group: 'Go to', keys: [['g', 's']] },
  { id: 'goHealth', label: 'Go to Health', group: 'Go to', keys: [['g', 'h']] },
  { id: 'goNews', label: 'Go to News', group: 'Go to', keys: [['g', 'n']] },
  { id: 'goSent', label: 'Go to what was sent', group: 'Go to', keys: [] },
  { id: 'goMapping', label: 'Go to Mapping', group: 'Go to', keys: [] },
  { id: 'goAutomations', label: 'Go to what Repdesk writes by itself', group: 'Go to', keys: [] },
  { id: 'goOwners', label: 'Go to Owners', group: 'Go to', keys: [] },
  { id: 'goNotifications', label: 'Go to Notifications', group: 'Go to', keys: [] },

  { id: 'next', label: 'Next in the list', group: 'List', keys: [['j'], ['ArrowDown']], inPalette: false },
  { id: 'previous', label: 'Previous in the list', group: 'List', keys: [['k'], ['ArrowUp']], inPalette: false },
  { id: 'open', label: 'Open', group: 'List', keys: [['Enter']], native: true, inPalette: false },
  { id: 'completeTask', label: 'Complete the task', group: 'Today', keys: [[' ']], native: true, inPalette: false },
  { id: 'rescheduleTask', label: 'Reschedule the task', group: 'Today', keys: [['d']] },
  { id: 'openTask', label: 'Open the task in Salesforce', group: 'Today', keys: [['o']] },
  {
    id: 'selectPerson',
    label: 'Select (with Shift and an arrow: several)',
    group: 'List',
    keys: [[' ']],
    native: true,
    inPalette: false,
  },
  { id: 'selectAll', label: 'Select all', group: 'List', keys: [['mod+a']], native: true, inPalette: false },
  { id: 'createLeads', label: 'Create Leads of the selected people', group: 'List', keys: [['b']] },
  { id: 'showLeads', label: 'Show the Leads that were created together', group: 'List', keys: [] },
  { id: 'assignOwners', label: 'Assign an owner to the selected people', group: 'List', keys: [['m', 'a']] },
  { id: 'newMessage', label: 'New message', group: 'List', keys: [['m', 'w']] },
  { id: 'messagePeople', label: 'Message the selected people', group: 'List', keys: [['m', 'l']] },
  { id: 'messageFiltered', label: 'Message everybody in this list', group: 'List', keys: [] },
  { id: 'showOwners', label: 'Show the owners that were set together', group: 'List', keys: [] },
  { id: 'ownersFile', label: 'Assign owners from a CSV file', group: 'List', keys: [] },
  { id: 'findDuplicates', label: 'Find duplicates', group: 'List', keys: [] },
  { id: 'importLeads', label: 'Import leads from a CSV file', group: 'List', keys: [] },
  { id: 'showImport', label: 'Show the leads that were imported', group: 'List', keys: [] },
  { id: 'askAgain', label: 'Ask Intercom again (live list)', group: 'List', keys: [] },
  { id: 'addFilter', label: 'Add a filter', group: 'List', keys: [['f']] },
  { id: 'exportPeople', label: 'Export this list', group: 'List', keys: [] },
  { id: 'clearFilters', label: 'Clear filters', group: 'List', keys: [] },
  { id: 'saveSegment', label: 'Save as segment', group: 'List', keys: [] },
  { id: 'chooseColumns', label: 'Choose columns', group: 'List', keys: [] },
  { id: 'toggleDensity', label: 'Switch between comfortable and compact', group: 'List', keys: [] },

  { id: 'reply', label: 'Reply', group: 'Person', keys: [['r']] },
  { id: 'note', label: 'Write a note', group: 'Person', keys: [['n']] },
  { id: 'closeConversation', label: 'Close or reopen the conversation', group: 'Person', keys: [['e']] },
  { id: 'snoozeConversation', label: 'Snooze the conversation', group: 'Person', keys: [['h']] },
  { id: 'assignConversation', label: 'Assign the conversation', group: 'Person', keys: [['i']] },
  { id: 'tagConversation', label: 'Tag the conversation', group: 'Person', keys: [['m', 't']] },
  { id: 'insertMacro', label: 'Insert a saved reply', group: 'Person', keys: [['m', 'r']] },
  { id: 'attachFiles', label: 'Attach files', group: 'Person', keys: [['m', 'f']] },
  { id: 'loadImages', label: 'Load the pictures of the conversation, or stop', group: 'Person', keys: [['m', 'i']] },
  { id: 'bold', label: 'Bold, in a message', group: 'Person', keys: [['mod+b']], native: true, inPalette: false },
  { id: 'italic', label: 'Italic, in a message', group: 'Person', keys: [['mod+i']], native: true, inPalette: false },
  { id: 'link', label: 'Link, in a message', group: 'Person', keys: [['mod+l']], native: true, inPalette: false },
  { id: 'createLead', label: 'Create lead', group: 'Person', keys: [['l']] },
  { id: 'assignOwner', label: 'Assign owner', group: 'Person', keys: [['a']] },
  { id: 'messagePerson', label: 'Message this person', group: 'Person', keys: [['m', 'p']] },
  { id: 'mergePerson', label: 'Merge with another person', group: 'Person', keys: [['m', 'm']] },
  { id: 'askToSignIn', label: 'Ask to sign in', group: 'Person', keys: [['m', 's']] },
  { id: 'convertLead', label: 'Convert lead', group: 'Person', keys: [] },
  { id: 'newTask', label: 'New task', group: 'Person', keys: [['t']] },
  { id: 'newCase', label: 'New case', group: 'Person', keys: [['c']] },
  { id: 'createContact', label: 'Create contact', group: 'Person', keys: [['m', 'c']] },
  { id: 'newOpportunity', label: 'New opportunity', group: 'Person', keys: [['m', 'o']] },
  { id: 'selectMessage', label: 'Select a message', group: 'Person', keys: [['x']] },
  { id: 'tabConversation', label: 'Show conversation', group: 'Person', keys: [['1']] },
  { id: 'tabProfile', label: 'Show profile', group: 'Person', keys: [['2']] },
  { id: 'tabActivity', label: 'Show activity', group: 'Person', keys: [['3']] },
  { id: 'tabSalesforce', label: 'Show Salesforce', group: 'Person', keys: [['4']] },
  { id: 'editPerson', label: 'Edit name, email, phone, company', group: 'Person', keys: [['m', 'e']] },
  { id: 'addCompany', label: 'Add a company', group: 'Person', keys: [['m', 'k']] },
  { id: 'personNote', label: 'Write a note on the person', group: 'Person', keys: [['m', 'n']] },
  { id: 'prepare', label: 'Prepare for a call', group: 'Person', keys: [['p']] },
  { id: 'compare', label: 'Compare with Salesforce', group: 'Person', keys: [] },
  { id: 'refreshPerson', label: 'Refresh this person from Intercom', group: 'Person', keys: [] },
  { id: 'mutePerson', label: 'Mute notifications about this person', group: 'Person', keys: [] },
  { id: 'unmutePerson', label: 'Unmute notifications about this person', group: 'Person', keys: [] },
  { id: 'markUnread', label: 'Mark as unread', group: 'Person', keys: [] },

  { id: 'retryItem', label: 'Try this item again', group: 'Outbox', keys: [] },
  { id: 'discardItem', label: 'Discard this item', group: 'Outbox', keys: [] },

  { id: 'focusHour', label: 'Focus mode for an hour', group: 'App', keys: [] },
  { id: 'focusTomorrow', label: 'Focus mode until tomorrow', group: 'App', keys: [] },
  { id: 'focusOn', label: 'Focus mode until I end it', group: 'App', keys: [] },
  { id: 'focusOff', label: 'End focus mode', group: 'App', keys: [] },
  { id: 'syncNow', label: 'Sync now', group: 'App', keys: [] },
  { id: 'pauseSync', label: 'Pause syncing', group: 'App', keys: [] },
  { id: 'resumeSync', label: 'Resume syncing', group: 'App', keys: [] },
  { id: 'toggleTheme', label: 'Switch between light and dark', group: 'App', keys: [] },
  { id: 'connect', label: 'Connect accounts', group: 'App', keys: [] },
  { id: 'checkSalesforce', label: 'Check the Salesforce connection', group: 'App', keys: [] },
  { id: 'saveSupport', label: 'Save a support bundle', group: 'App', keys: [] },
  { id: 'exportSent', label: 'Export what was sent', group: 'App', keys: [] },
]

const byId = new Map(shortcuts.map((shortcut) => [shortcut.id, shortcut]))

/** The table's row of a command. */
export function shortcutOf(id: CommandId): Shortcut {
  const found = byId.get(id)
  if (!found) throw new Error(`No shortcut row for ${id}`)
  return found
}
