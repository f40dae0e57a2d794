import { runAxe } from '../builders/runAxe'
import { expect, GROUP_MS, groupsOf, test, type Desk } from './desk'
import { change, fieldOf, openSettingsTab, phone, settingsWith, suspect } from './mappingDesk'
import { leadWith, opener } from './panel'

interface ScreenCase {
  readonly name: string
  readonly query?: string
  readonly width?: number
  readonly show?: (desk: Desk) => Promise<void>
}

const key = (desk: Desk, ...keys: string[]): Promise<void> =>
  keys.reduce((before, one) => before.then(() => desk.page.keyboard.press(one)), Promise.resolve())

const openRow = async (desk: Desk, name: RegExp): Promise<void> => {
  await desk.row(name).click()
  await expect(desk.conversation.getByRole('article').first()).toBeVisible()
}

const screens: readonly ScreenCase[] = [
  { name: 'My book' },
  { name: 'My book, compact', query: 'density=compact' },
  { name: 'an empty book', query: 'people=0' },
  { name: 'a person', show: (desk) => desk.openFirst() },
  {
    name: 'a message, written and sent',
    show: async (desk) => {
      await key(desk, 'm', 'w')
      const form = desk.page.getByRole('form', { name: 'Message form' })
      await form.getByRole('textbox', { name: 'Subject' }).fill('Hello')
      await form.getByRole('textbox', { name: 'Message' }).fill('Hi {first_name|there}')
      await form.getByRole('button', { name: /^Unsubscribed from emails/u }).click()
      expect(await runAxe(desk.page)).toEqual([])
      await key(desk, 'Control+Enter')
      await expect(desk.page.getByRole('region', { name: 'Who got it' })).toBeVisible()
    },
  },
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
    name: 'Health with failures',
    query: 'scene=checksFail',
    show: async (desk) => {
      await key(desk, 'g', 'h')
      await desk.page.getByText('Show the text').first().click()
    },
  },
  {
    name: 'what was sent',
    show: async (desk) => {
      await key(desk, 'g', 'o')
      await desk.page.getByRole('radio', { name: 'Sent' }).click()
      await desk.page
        .getByRole('row', { name: /Edit record/u })
        .first()
        .click()
      await expect(desk.page.getByRole('button', { name: 'Take it back' })).toBeVisible()
      await desk.page.getByRole('button', { name: /^When/u }).click()
    },
  },
  {
    name: 'two people side by side',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 'm', 'm')
      const merge = desk.page.getByRole('dialog', { name: 'Merge' })
      await merge.getByRole('combobox', { name: 'Find the other person' }).fill('Chloe')
      await expect(merge.getByRole('option', { name: /^Chloe/u }).first()).toBeVisible()
      await key(desk, 'Enter')
      await expect(merge.getByRole('table')).toBeVisible()
    },
  },
  {
    name: 'duplicates',
    show: async (desk) => {
      await desk.page.getByRole('button', { name: 'Display' }).click()
      await desk.page.getByRole('menuitem', { name: 'Find duplicates…' }).click()
      await expect(desk.page.getByRole('list', { name: 'Who may be there twice' })).toBeVisible()
    },
  },
  {
    name: 'the news',
    show: async (desk) => {
      await expect(desk.nav.getByRole('button', { name: /^News/u })).toHaveText('News5')
      await key(desk, 'g', 'n')
      await expect(desk.page.getByRole('dialog').getByRole('row').first()).toBeFocused()
    },
  },
  {
    name: 'no news',
    query: 'people=0',
    show: async (desk) => {
      await expect(desk.nav.getByRole('button', { name: /^News/u })).toBeVisible()
      await key(desk, 'g', 'n')
      await expect(desk.page.getByText('Nothing has changed yet')).toBeVisible()
    },
  },
  {
    name: 'converting a Lead',
    show: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await desk.salesforce.getByRole('button', { name: 'Convert', exact: true }).click()
      await expect(desk.page.getByRole('dialog').getByRole('textbox', { name: 'Opportunity' })).toBeVisible()
    },
  },
  {
    name: 'creating a Contact',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 'm', 'c')
      await expect(desk.page.getByRole('dialog').getByRole('textbox', { name: 'Last Name' })).toBeVisible()
    },
  },
  {
    name: 'choosing an Account',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 'm', 'c')
      await desk.page.getByRole('button', { name: /^Account: /u }).press('Enter')
      await desk.page.keyboard.type('nor')
      await expect(desk.page.getByRole('option', { name: /^Nörthern/u })).toBeVisible()
    },
  },
  {
    name: 'open Opportunities before another',
    show: async (desk) => {
      await desk.row(/^Quentin Petrov/u).click()
      await desk.salesforce.getByRole('button', { name: 'New opportunity' }).click()
      await expect(desk.page.getByRole('dialog').getByRole('article').first()).toBeVisible()
    },
  },
  {
    name: 'a new Opportunity with an error, another on its way',
    query: 'undo=60',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 'm', 'c')
      await expect(desk.page.getByRole('dialog').getByRole('textbox', { name: 'Last Name' })).toBeVisible()
      await key(desk, 'Enter')
      await expect(desk.salesforce.getByRole('list', { name: 'On their way' })).toBeVisible()
      await key(desk, 'm', 'o')
      await desk.page.getByRole('textbox', { name: 'Amount' }).fill('much')
      await key(desk, 'Enter')
      await expect(desk.page.getByText('Amount is no number.')).toBeVisible()
    },
  },
  {
    name: 'a conversion on its way',
    query: 'undo=60',
    show: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await desk.salesforce.getByRole('button', { name: 'Convert', exact: true }).click()
      await expect(desk.page.getByRole('textbox', { name: 'Opportunity' })).toBeVisible()
      await key(desk, 'Enter')
      await expect(desk.salesforce.getByRole('group', { name: 'Conversion on its way' })).toBeVisible()
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
    name: 'a Contact with all there is',
    show: async (desk) => {
      await desk.row(/^Quentin Petrov/u).click()
      await desk.salesforce.getByRole('button', { name: /^Cases/u }).click()
      await desk.salesforce.getByRole('button', { name: /recent$/u }).click()
      await desk.salesforce.getByRole('article', { name: /^Account/u }).hover()
    },
  },
  {
    name: 'every kind of field',
    show: async (desk) => {
      const lead = await leadWith(
        desk,
        'Status',
        'Email',
        'Description',
        'HasOptedOutOfEmail',
        'AnnualRevenue',
        'CreatedById',
      )
      await opener(lead, 'Annual revenue').press('Enter')
      await desk.page.keyboard.type('12k')
      await desk.page.keyboard.press('Enter')
      await expect(lead.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'a picklist in a field',
    show: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await opener(desk.salesforce, 'Status').press('Enter')
      await expect(desk.page.getByRole('option', { name: 'Qualified' })).toBeVisible()
    },
  },
  {
    name: 'several values in a field',
    show: async (desk) => {
      const lead = await leadWith(desk, 'Interests__c', 'Renewal__c')
      await opener(lead, 'Interests').press('Enter')
      await expect(lead.getByRole('group', { name: 'Interests' })).toBeVisible()
    },
  },
  {
    name: 'choosing fields',
    show: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await desk.salesforce.getByRole('button', { name: 'Choose fields of Lead' }).press('Enter')
      await expect(desk.page.getByRole('dialog').getByRole('checkbox', { name: 'Status' })).toBeVisible()
    },
  },
  {
    name: 'choosing a record',
    show: async (desk) => {
      await desk.row(/^Priya Okafor/u).click()
      await desk.salesforce.getByRole('button', { name: 'Compare and choose' }).click()
      await expect(desk.page.getByRole('dialog').getByRole('table')).toBeVisible()
    },
  },
  {
    name: 'the card on a name',
    show: async (desk) => {
      await desk.row(/^Quentin Petrov/u).click()
      const name = desk.page.getByRole('heading', { name: 'Quentin Petrov' }).getByRole('button')
      await desk.page.keyboard.press('Tab')
      await name.focus()
      await expect(desk.page.getByRole('tooltip')).toBeVisible()
    },
  },
  {
    name: 'the Salesforce panel offline',
    query: 'scene=offline',
    show: async (desk) => {
      await desk.row(/^Chloe Novak/u).click()
      await desk.salesforce.getByRole('button', { name: 'Refresh from Salesforce' }).click()
      await expect(desk.salesforce.getByRole('alert')).toBeVisible()
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
    name: 'New task, a log of two messages',
    show: async (desk) => {
      await openRow(desk, /^Chloe Novak/u)
      await key(desk, 'x', 'ArrowUp', 'x')
      await expect(desk.conversation.getByText('2 messages selected')).toBeVisible()
      await key(desk, 't')
      await expect(desk.page.getByRole('group', { name: 'Transcript' })).toBeVisible()
    },
  },
  {
    name: 'New task, several Leads, a follow-up',
    show: async (desk) => {
      await openRow(desk, /^Priya Okafor/u)
      await key(desk, 't', '2')
      await expect(desk.page.getByLabel('Due date')).toBeVisible()
    },
  },
  {
    name: 'New task, a call',
    show: async (desk) => {
      await openRow(desk, /^Chloe Novak/u)
      await key(desk, 't')
      await desk.page.getByRole('radio', { name: 'Call' }).click()
      await expect(desk.page.getByRole('textbox', { name: 'Minutes' })).toBeVisible()
    },
  },
  {
    name: 'New task, blocked',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, 't')
      await expect(desk.page.getByRole('dialog', { name: 'New task' }).getByText(/not in Salesforce/u)).toBeVisible()
    },
  },
  {
    name: 'New case',
    show: async (desk) => {
      await desk.page.evaluate(() => {
        const { world } = window.fixture
        const caseFields = ['Description', 'Products__c', 'Due__c', 'Callback__c', 'Seats__c', 'Escalated__c']
        world.settings = { ...world.settings, caseFields }
      })
      await openRow(desk, /^שירה/u)
      await key(desk, 'c')
      await expect(desk.page.getByRole('dialog', { name: 'New case' }).getByLabel('Promised by')).toBeVisible()
    },
  },
  {
    name: 'selected messages',
    show: async (desk) => {
      await openRow(desk, /^Chloe Novak/u)
      await key(desk, 'x')
      await expect(desk.conversation.getByText('1 message selected')).toBeVisible()
    },
  },
  {
    name: 'Today, rescheduling beside a person',
    show: async (desk) => {
      await key(desk, 'g', 't')
      await expect(desk.page.getByRole('grid', { name: 'Today' })).toBeFocused()
      await key(desk, 'Enter')
      await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
      await key(desk, 'd')
      await expect(desk.page.getByRole('dialog', { name: 'Reschedule' })).toBeVisible()
    },
  },
  {
    name: 'Today',
    show: async (desk) => {
      await key(desk, 'g', 't')
      await expect(desk.page.getByRole('grid', { name: 'Today' })).toBeFocused()
    },
  },
  {
    name: 'Case fields',
    show: async (desk) => {
      await key(desk, 'g', 's')
      await desk.page.getByRole('button', { name: 'Choose case fields' }).click()
      await expect(desk.page.getByRole('dialog', { name: 'Case fields' }).getByText('Subject')).toBeVisible()
    },
  },
  {
    name: 'a call to be logged',
    show: async (desk) => {
      await desk.openFirst()
      await key(desk, '2')
      await desk.page.getByRole('link', { name: '+34 600 100 200' }).first().click()
      await expect(desk.page.getByRole('region', { name: 'Call' })).toBeVisible()
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
    name: 'Settings, mapping',
    show: async (desk) => {
      const gone = { attribute: 'person.custom.gone', field: 'Title', direction: 'toSalesforce' } as const
      await openSettingsTab(desk, 'Mapping', { mappings: [phone, gone] })
      await expect(desk.page.getByRole('region', { name: 'Left out' })).toBeVisible()
    },
  },
  {
    name: 'choosing a Lead field',
    show: async (desk) => {
      await openSettingsTab(desk, 'Mapping', { mappings: [phone] })
      await fieldOf(desk, 'Seats').press('Enter')
      await expect(desk.page.getByRole('option', { name: /^Owner/u })).toBeVisible()
    },
  },
  {
    name: 'the values of a mapping',
    show: async (desk) => {
      const plan = { attribute: 'person.custom.plan_tier', field: 'Plan__c', direction: 'toSalesforce' } as const
      await openSettingsTab(desk, 'Mapping', { mappings: [plan] })
      await desk.page.getByRole('button', { name: 'Values of Plan tier' }).press('Enter')
      await desk.page.getByRole('dialog').getByRole('button', { name: 'Add a value' }).press('Enter')
    },
  },
  {
    name: 'what Repdesk writes by itself',
    show: async (desk) => {
      await settingsWith(desk, { automaticRefusals: { owners: 'Intercom does not let this token set owners.' } })
      await suspect(desk, { suspected: true, evidence: ['3 Tasks link to a conversation in Intercom.'] })
      await desk.page.getByRole('tab', { name: /writes by itself/u }).click()
      await desk.page.getByText('3 examples').first().click()
      await expect(desk.page.getByRole('list', { name: 'For example' }).first()).toBeVisible()
    },
  },
  {
    name: 'switching a kind on',
    show: async (desk) => {
      await openSettingsTab(desk, /writes by itself/u)
      await desk.page.getByRole('switch', { name: /^Owners/u }).press('Space')
      await expect(desk.page.getByRole('dialog', { name: 'Switch on' })).toContainText('12 people')
    },
  },
  {
    name: 'Settings, owners',
    show: async (desk) => {
      await openSettingsTab(desk, 'Owners')
      await expect(desk.page.getByRole('row', { name: /^Integration User/u })).toBeVisible()
    },
  },
  {
    name: 'comparing both sides, with a locked owner',
    show: async (desk) => {
      await change(desk, {
        mappings: [phone, { attribute: 'person.countryCode', field: 'Country', direction: 'toSalesforce' }],
        automaticWrites: { mapping: false, attributes: false, owners: true },
      })
      await desk.row(/^Chloe Novak/u).click()
      await expect(desk.page.getByRole('button', { name: /^Locked owner: You/u })).toBeVisible()
      await key(desk, '2')
      await desk.page.getByRole('button', { name: 'Compare with Salesforce' }).click()
      await expect(desk.page.getByRole('dialog').getByRole('row', { name: /^Phone/u })).toBeVisible()
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
    name: 'a segment and its conditions',
    show: async (desk) => {
      await withSegment(desk)
      await expect(desk.page.getByRole('group', { name: 'Group 2' })).toBeVisible()
    },
  },
  {
    name: 'saying a condition',
    show: async (desk) => {
      await key(desk, 'f')
      await desk.page.keyboard.type('country')
      await key(desk, 'Enter', 'Enter')
      await expect(desk.page.getByRole('option', { name: 'Japan' })).toBeVisible()
    },
  },
  {
    name: 'a name for a segment, which another has',
    show: async (desk) => {
      await withSegment(desk)
      await key(desk, 'f')
      await desk.page.keyboard.type('unr')
      await key(desk, 'Enter', 'Enter')
      await desk.page.getByRole('button', { name: 'Save as segment…' }).click()
      await desk.page.getByRole('textbox', { name: 'Name' }).fill('Hot')
      await key(desk, 'Enter')
      await expect(desk.page.getByText('Another segment has this name.')).toBeVisible()
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
  {
    name: 'the guide for the admin',
    query: 'scene=new',
    show: async (desk) => {
      await desk.page.getByRole('button', { name: 'Guide for your admin' }).click()
      await expect(desk.page.getByRole('dialog', { name: 'Set up Salesforce for Repdesk' })).toBeVisible()
    },
  },
  { name: 'the demo', query: 'scene=demo' },
  { name: 'the first sync', query: 'scene=first' },
  { name: 'offline', query: 'scene=offline' },
  { name: 'sign in again', query: 'scene=signin' },
  { name: 'not remembered', query: 'scene=memory' },
  { name: 'a cache without its key', query: 'scene=keyGone' },
]

/** A saved segment with a group, shown. */
async function withSegment(desk: Desk): Promise<void> {
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const unread = { field: 'unread', test: { op: 'is', value: true } } as const
    const country = { field: 'country', test: { op: 'isSet' } } as const
    const group = { join: 'any' as const, parts: [unread, country] }
    const one = { id: 'hot', name: 'Hot', filter: { join: 'all' as const, parts: [country, group] } }
    world.segments = [
      { ...one, isPinned: true, position: 0 },
      { ...one, id: 'cold', name: 'Cold', isPinned: false, position: 1 },
    ]
    world.changed('segments')
  })
  await desk.nav.getByRole('button', { name: /^Hot/u }).click()
}

for (const group of groupsOf(screens)) {
  const names = group.map((screen) => screen.name)
  test(`axe finds nothing on ${names[0]} to ${names.at(-1)}`, async ({ desk }) => {
    test.setTimeout(GROUP_MS)
    for (const screen of group) await test.step(screen.name, () => lookAt(desk, screen))
  })
}

async function lookAt(desk: Desk, screen: ScreenCase): Promise<void> {
  await desk.page.setViewportSize({ width: screen.width ?? 1280, height: 800 })
  // Of a word that is there twice the first counts.
  await desk.open(`${screen.query ?? ''}&theme=light&people=300`)
  await expect(desk.page.getByRole('heading').first()).toBeVisible()
  if (!screen.query || screen.query.startsWith('density')) await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await screen.show?.(desk)
  expect(await runAxe(desk.page)).toEqual([])
  // Dark differs in its colours alone.
  await desk.page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
  expect(await runAxe(desk.page, { runOnly: ['color-contrast'] })).toEqual([])
}
