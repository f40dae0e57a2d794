import { afterEach, describe, expect, it } from 'vitest'
import { readsOf } from '../../builders/countReads'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, fieldOf, panelOf, readyPanel } from '../../builders/panels'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

/** The Salesforce panel of a person (articles "Salesforce app", section 2, and "Salesforce integration"). */
describe('the Salesforce panel', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** `prepare`: what the org is like before anybody reads its describes. */
  async function begin(prepare: () => void = () => undefined): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    prepare()
    await settledDesk(desk)
  }
  const names = (fields: { name: string }[] | undefined): string[] => (fields ?? []).map((field) => field.name)
  const admin = (id: string): string => String(desk.salesforce.control.get('User', id)?.['Name'])

  it('shows a Contact as the articles say, with its Account and Opportunities, the open ones first', async () => {
    await begin()
    const { personId } = await readyPanel(desk, 'contact', (one) => one.opportunities.length > 1)
    const before = await panelOf(desk, personId)
    const contact = desk.salesforce.control.get('Contact', before.person!.id)!
    const account = desk.salesforce.control.get('Account', String(contact['AccountId']))!
    // A role in the org comes before a title; without a role the title is shown.
    const panel = before
    expect(names(panel.person?.fields)).toEqual([
      'Name',
      'Email',
      'Title',
      'Account.Owner.Name',
      'Account.Owner.UserRole.Name',
    ])
    expect(fieldOf(panel.person, 'Name').text).toBe(contact['Name'])
    expect(fieldOf(panel.person, 'Account.Owner.Name').text).toBe(admin(String(account['OwnerId'])))
    expect(fieldOf(panel.person, 'Account.Owner.UserRole.Name').text).not.toBe('')
    expect(names(panel.account?.fields)).toEqual(['Name', 'Website', 'OwnerId', 'BillingCountry'])
    expect(fieldOf(panel.account, 'Website').text).not.toMatch(/^(https?:|www\.)/)
    expect(names(panel.opportunities[0]?.fields)).toEqual(['OwnerId', 'StageName', 'CloseDate', 'Amount'])
    const closed = (id: string): boolean => desk.salesforce.control.get('Opportunity', id)?.['IsClosed'] === true
    const shown = panel.opportunities.map((one) => ({
      closed: closed(one.id),
      date: fieldOf(one, 'CloseDate').value,
    }))
    expect(shown.findLastIndex((one) => !one.closed)).toBeLessThan(
      shown.some((one) => one.closed) ? shown.findIndex((one) => one.closed) : shown.length,
    )
    const open = shown.filter((one) => !one.closed).map((one) => one.date)
    expect(open).toEqual(open.toSorted())
    // Picklists are the org's own; what this user may not write is not offered.
    expect(fieldOf(panel.opportunities[0]!, 'StageName')).toMatchObject({ editable: true, required: true })
    expect(fieldOf(panel.opportunities[0]!, 'StageName').options.length).toBeGreaterThan(3)
    expect(fieldOf(panel.person, 'Name').editable).toBe(false)
    expect(fieldOf(panel.person, 'Title')).toMatchObject({ editable: true, maxLength: 128 })

    cutNetwork(desk, true)
    await until('offline', async () => (await desk.run('sync.status', {})).state === 'offline')
    expect(await panelOf(desk, personId)).toMatchObject({ person: panel.person, account: panel.account })
  })

  it('shows a Lead with status, title, owner and source, and an Opportunity by its role alone', async () => {
    await begin()
    const { panel } = await readyPanel(desk, 'lead')
    expect(names(panel.person?.fields)).toEqual(['Status', 'Title', 'OwnerId', 'LeadSource'])
    expect(fieldOf(panel.person, 'OwnerId').text).toBe(panel.person?.ownerName)
    expect(fieldOf(panel.person, 'Status').options.map((one) => one.value)).toContain('Open - Not Contacted')

    const { panel: contact } = await readyPanel(desk, 'contact', (one) => one.account !== null)
    const other = desk.salesforce.control.list('Account').find((row) => row['Id'] !== contact.account!.id)!
    const opportunity = desk.salesforce.control.create('Opportunity', {
      Name: 'Elsewhere',
      StageName: 'Prospecting',
      CloseDate: '2027-01-01',
      AccountId: other['Id'],
    })
    desk.salesforce.control.create('OpportunityContactRole', {
      OpportunityId: opportunity,
      ContactId: contact.person!.id,
    })
    const { panel: again } = await readyPanel(desk, 'contact', (one) => one.person?.id === contact.person!.id)
    expect(again.opportunities.map((one) => one.name)).toContain('Elsewhere')
  })

  it('shows the fields that the rep chose, in their order, the org’s own included; hidden ones never', async () => {
    await begin(() => {
      desk.salesforce.control.addField('Lead', { name: 'Score__c', type: 'double', label: 'Fit score', scale: 1 })
      desk.salesforce.settings.fieldSecurity = [{ object: 'Lead', hidden: ['AnnualRevenue'] }]
    })
    const known = await desk.run('salesforce.fields', { object: 'Lead' })
    expect(known.shown).toEqual(['Status', 'Title', 'OwnerId', 'LeadSource'])
    expect(known.fields).toContainEqual({ name: 'Score__c', label: 'Fit score', isCustom: true })
    expect(names(known.fields)).not.toContain('AnnualRevenue')
    await desk.run('settings.update', { panelFields: { Lead: ['Score__c', 'Company', 'AnnualRevenue', 'Status'] } })
    const lead = desk.salesforce.control.list('Lead').find((row) => row['IsConverted'] !== true)!
    desk.salesforce.control.update('Lead', String(lead['Id']), { Score__c: 7.5 })
    const { panel } = await readyPanel(desk, 'lead')
    expect(names(panel.person?.fields)).toEqual(['Score__c', 'Company', 'Status'])
    expect(fieldOf(panel.person, 'Score__c')).toMatchObject({ label: 'Fit score', type: 'number', editable: true })
  })

  it('counts open Cases, and lists open Tasks by due date and the last twenty that were finished', async () => {
    await begin()
    const first = await readyPanel(desk, 'contact')
    const who = first.panel.person!.id
    for (const [at, Status] of ['New', 'Closed', 'Working'].entries()) {
      desk.salesforce.control.create('Case', { ContactId: who, Subject: `Case ${at}`, Status, Priority: 'High' })
    }
    for (let at = 0; at < 25; at++) {
      desk.salesforce.control.create('Task', { WhoId: who, Subject: `Done ${at}`, Status: 'Completed' })
      desk.simClock.advance(1_000)
    }
    desk.salesforce.control.create('Task', { WhoId: who, Subject: 'Later', ActivityDate: '2027-02-01' })
    desk.salesforce.control.create('Task', { WhoId: who, Subject: 'Sooner', ActivityDate: '2027-01-01' })
    const { panel } = await readyPanel(desk, 'contact', (one) => one.person?.id === who)
    const org = desk.salesforce.control.list('Case').filter((row) => row['ContactId'] === who)
    expect(panel.cases.open).toBe(org.filter((row) => row['IsClosed'] !== true).length)
    expect(panel.cases.rows).toHaveLength(org.length)
    expect(panel.cases.rows.at(-1)).toMatchObject({ isClosed: true })
    expect(panel.cases.rows.find((row) => row.subject === 'Case 0')).toMatchObject({
      number: expect.stringMatching(/^\d+$/),
      status: 'New',
      priority: 'High',
      url: expect.stringContaining('500'),
    })
    const due = panel.tasks.open.map((row) => row.subject)
    expect(due.indexOf('Sooner')).toBeLessThan(due.indexOf('Later'))
    expect(panel.tasks.recent).toHaveLength(20)
    expect(panel.tasks.recent[0]?.subject).toBe('Done 24')
  })

  it('says in words why there is no Task and no Case, and what to do', async () => {
    await begin()
    const { panel: none } = await readyPanel(desk, 'none')
    expect(none).toMatchObject({ person: null, account: null, opportunities: [], cases: { open: 0, rows: [] } })
    expect(none.newTaskBlocked).toMatch(/Create a Lead first|no email/)
    expect(none.newCaseBlocked).toMatch(/Contact/)
    const { panel: lead } = await readyPanel(desk, 'lead')
    expect(lead.newTaskBlocked).toBeNull()
    expect(lead.newCaseBlocked).toMatch(/this person is a Lead in Salesforce\. Convert/)
    const { panel: contact } = await readyPanel(desk, 'contact')
    expect(contact).toMatchObject({ newTaskBlocked: null, newCaseBlocked: null })
    await desk.run('salesforce.disconnect', {})
    const { rows } = await desk.run('book.list', { filter: {}, limit: 1 })
    expect(await panelOf(desk, rows[0]!.id)).toMatchObject({
      connected: false,
      newTaskBlocked: 'Connect Salesforce first, in Settings.',
      newCaseBlocked: 'Connect Salesforce first, in Settings.',
    })
  })

  it('costs a handful of statements by index, and parses no describe again', async () => {
    await begin()
    const { personId } = await readyPanel(desk, 'contact', (one) => one.opportunities.length > 0)
    let panel: Promise<unknown> = Promise.resolve()
    const reads = readsOf(() => (panel = panelOf(desk, personId)))
    await panel
    // All is read before the answer is waited for; a record more takes two or three statements.
    expect(reads.statements.length).toBeGreaterThan(10)
    expect(reads.statements.length).toBeLessThan(60)
    expect(reads.rows).toBeLessThan(100)
    // One describe alone is more than that.
    expect(reads.parsed).toBeLessThan(30_000)
    // Settings are a row or two, and JSON is what ids are asked by.
    const walks = reads.plans.filter((step) => /^SCAN (?!settings$|.* VIRTUAL TABLE)/u.test(step))
    expect(walks).toEqual([])
    expect(reads.plans.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThan(10)
  })
})
