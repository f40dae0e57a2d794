import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { strangersToSalesforce } from '../../builders/work'
import { peopleDesk } from './room'

/** What is typed in forms (issue 4, section 3: drafts of every form are kept across restarts). */
describe('a form’s draft', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const form = 'lead.create' as const
  const draft = async (subject: string) => (await desk.run('forms.draft', { form, subject })).values
  const save = (personId: string, values: Record<string, string>) =>
    desk.run('forms.saveDraft', { form, subject: personId, personId, values })

  beforeAll(async () => {
    ;({ desk } = await peopleDesk())
    people = (await strangersToSalesforce(desk)).map((row) => row.id)
  }, 90_000)
  afterAll(() => desk.stop())

  const create = async (personId: string) => {
    const { fields } = await desk.run('leads.form', { personId, conversationId: null })
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]))
    const input = { personId, conversationId: null, saveToPerson: false, evenIfExisting: false }
    return desk.run('leads.create', { ...input, values: { ...values, Company: 'Typed Ltd' } })
  }

  test('is there again after a restart, for the same form and person alone', async () => {
    const [one, other] = [people.shift()!, people.shift()!]
    await save(one, { Company: 'Half a na' })
    await desk.restart()
    expect(await draft(one)).toEqual({ Company: 'Half a na' })
    expect(await draft(other)).toBeNull()
    expect((await desk.run('forms.draft', { form: 'contact.create', subject: one })).values).toBeNull()
    await save(one, {})
    expect(await draft(one)).toBeNull()
  })

  test('goes with what is sent, comes back when that is undone, and not over what is typed by then', async () => {
    const id = people.shift()!
    await desk.run('settings.update', { undoSeconds: 60 })
    await save(id, { Company: 'Typed Ltd' })
    const made = await create(id)
    expect(await draft(id)).toBeNull()
    await desk.run('outbox.undo', { itemId: made.id })
    expect(await draft(id)).toMatchObject({ Company: 'Typed Ltd' })
    const again = await create(id)
    await save(id, { Company: 'Newer' })
    await desk.run('outbox.undo', { itemId: again.id })
    expect(await draft(id)).toEqual({ Company: 'Newer' })
    await desk.run('settings.update', { undoSeconds: 0 })
  })

  test('leaves with its person', async () => {
    const id = people.shift()!
    await save(id, { Company: 'Gone' })
    desk.intercom.control.deleteContact({ contactId: id })
    await desk.core.run('people.refresh', { personId: id })
    await until('gone', async () => !(await desk.core.run('people.get', { personId: id })).ok)
    expect(await draft(id)).toBeNull()
    await save(id, { Company: 'Late' })
    expect(await draft(id)).toBeNull()
  })
})
