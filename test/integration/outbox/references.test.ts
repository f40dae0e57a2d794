import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, edit, fieldOf, panelOf, readyPanel, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

/** What a Case and a Task lead to is edited in place, offline, too (issue "Salesforce, end to end", section 4). */
describe('references of Cases and Tasks', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    desk.salesforce.control.addField('Case', {
      name: 'Partner__c',
      type: 'reference',
      label: 'Partner',
      referenceTo: 'Account',
    })
    await settledDesk(desk)
  }
  const inOrg = (object: string, id: string): Record<string, unknown> => desk.salesforce.control.get(object, id)!
  const item = (id: string, state: string) =>
    until(
      state,
      async () => {
        const found = await desk.run('outbox.get', { itemId: id })
        return found.state === state && found
      },
      60_000,
    )
  const card = (personId: string, object: 'Case' | 'Task', recordId: string) =>
    desk.run('records.get', { personId, object, recordId })
  const online = async (): Promise<void> => {
    cutNetwork(desk, false)
    await desk.run('sync.now', {})
  }

  it('a Case’s parent, Account, Contact and the org’s own, offline; what somebody else changed meanwhile is asked', async () => {
    await begin()
    const { personId, panel } = await readyPanel(desk, 'contact', (one) => one.account !== null)
    const contactId = panel.person!.id
    const make = (Subject: string) => desk.salesforce.control.create('Case', { Subject, ContactId: contactId })
    const [caseId, parentId] = [make('Child'), make('Parent')]
    const number = String(inOrg('Case', parentId)['CaseNumber'])
    const accountId = desk.salesforce.control.create('Account', { Name: 'Elsewhere' })
    await desk.run('salesforce.refresh', { personId })
    const before = await card(personId, 'Case', caseId)
    for (const name of ['ContactId', 'AccountId', 'ParentId', 'Partner__c']) {
      expect(fieldOf(before, name).editable, name).toBe(true)
    }
    expect(fieldOf(before, 'ParentId')).toMatchObject({ searches: 'Case', text: '' })

    cutNetwork(desk, true)
    const found = await desk.run('records.find', { object: 'Case', text: 'parent' })
    expect(found.choices).toMatchObject([{ id: parentId, name: number, detail: expect.stringContaining('Parent') }])
    expect((await desk.run('records.find', { object: 'Case', text: number })).choices[0]?.id).toBe(parentId)
    const made = await edit(desk, personId, before, { ParentId: parentId, Partner__c: panel.account!.id })
    const shown = await card(personId, 'Case', caseId)
    expect(fieldOf(shown, 'ParentId')).toMatchObject({ text: number, sending: { itemId: made.id } })
    expect(fieldOf(shown, 'Partner__c').text).toBe(panel.account!.name)
    expect(made.summary).toContain(number)
    expect(made.record).toEqual({ object: 'Case', id: caseId })
    await online()
    await item(made.id, 'done')
    expect(inOrg('Case', caseId)).toMatchObject({ ParentId: parentId, Partner__c: panel.account!.id })
    const after = await card(personId, 'Case', caseId)
    expect(fieldOf(after, 'ParentId')).toMatchObject({ text: number, sending: null })

    cutNetwork(desk, true)
    const mine = await edit(desk, personId, after, { AccountId: accountId })
    const theirs = desk.salesforce.control.create('Account', { Name: 'Theirs' })
    desk.salesforce.control.update('Case', caseId, { AccountId: theirs })
    await online()
    expect((await item(mine.id, 'needs_attention')).message).toContain('to “Theirs” meanwhile')
    await desk.run('outbox.retry', { itemId: mine.id })
    await item(mine.id, 'done')
    expect(inOrg('Case', caseId)).toMatchObject({ AccountId: accountId })

    // Given to another Contact it leaves this person's panel at once.
    const other = desk.salesforce.control.create('Contact', { LastName: 'Other' })
    const given = await edit(desk, personId, await card(personId, 'Case', caseId), { ContactId: other })
    expect((await panelOf(desk, personId)).cases.rows.map((row) => row.id)).not.toContain(caseId)
    await item(given.id, 'done')
    expect(inOrg('Case', caseId)).toMatchObject({ ContactId: other })
  })

  it('a Task relates to nothing, the Account, open Opportunities and Cases; it moves between the person’s records', async () => {
    await begin()
    const { personId, panel } = await readyPanel(
      desk,
      'contact',
      (one) => one.account !== null && one.opportunities.length > 0,
    )
    const contactId = panel.person!.id
    const caseId = desk.salesforce.control.create('Case', { Subject: 'Broken', ContactId: contactId })
    const taskId = desk.salesforce.control.create('Task', { Subject: 'Call', WhoId: contactId, Status: 'Not Started' })
    await desk.run('salesforce.refresh', { personId })
    const before = await card(personId, 'Task', taskId)
    expect(fieldOf(before, 'WhoId').options.map((one) => one.value)).toEqual([contactId])
    const options = fieldOf(before, 'WhatId').options.map((one) => one.value)
    expect(options).toEqual(expect.arrayContaining([panel.account!.id, caseId]))
    const isClosed = (id: string): boolean => desk.salesforce.control.get('Opportunity', id)?.['IsClosed'] === true
    expect(options.filter((id) => id.startsWith('006') && isClosed(id))).toEqual([])

    cutNetwork(desk, true)
    const made = await edit(desk, personId, before, { WhatId: caseId })
    expect((await panelOf(desk, personId)).tasks.open.find((row) => row.id === taskId)).toMatchObject({
      whatName: inOrg('Case', caseId)['CaseNumber'],
      sending: { itemId: made.id },
    })
    await online()
    await item(made.id, 'done')
    expect(inOrg('Task', taskId)).toMatchObject({ WhatId: caseId })
    const emptied = await edit(desk, personId, await card(personId, 'Task', taskId), { WhatId: '' })
    await item(emptied.id, 'done')
    expect(inOrg('Task', taskId)['WhatId'] ?? null).toBeNull()
  })

  it('a Task of one Lead goes to another of the person’s Leads, and relates to nothing there', async () => {
    await begin()
    const { leadIds, contactId: personId } = desk.world.story.cast.severalLeads!
    const [first, second] = leadIds as [string, string]
    const taskId = desk.salesforce.control.create('Task', { Subject: 'Call', WhoId: first, Status: 'Not Started' })
    await desk.run('salesforce.refresh', { personId })
    const before = await card(personId, 'Task', taskId)
    expect(
      fieldOf(before, 'WhoId')
        .options.map((one) => one.value)
        .toSorted(),
    ).toEqual(leadIds.toSorted())
    expect(fieldOf(before, 'WhatId').options).toEqual([])
    const account = String(desk.salesforce.control.list('Account')[0]!['Id'])
    const wrong = await refused(edit(desk, personId, before, { WhatId: account }))
    expect(wrong.fields).toMatchObject({ WhatId: expect.stringContaining('A Task of a Lead relates to nothing') })
    expect((await refused(edit(desk, personId, before, { WhoId: '' }))).fields).toHaveProperty('WhoId')
    const made = await edit(desk, personId, before, { WhoId: second })
    await item(made.id, 'done')
    expect(inOrg('Task', taskId)).toMatchObject({ WhoId: second })
  })
})
