import type { OutboxItem, PersonRow } from '../../src/contract/models'
import type { Desk } from './desk'
import { until } from './until'

/** Connects both services and waits for the first sync to end. */
export async function settledDesk(desk: Desk): Promise<void> {
  await desk.connectSalesforce()
  await desk.connectIntercom()
  await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
  await until('matches', async () => {
    const { rows } = await desk.run('book.list', { filter: { match: ['unknown'] }, limit: 1 })
    return rows.length === 0
  })
}

/** People in the book whom Salesforce does not know yet and who have an email of their own. */
export async function strangersToSalesforce(desk: Desk): Promise<PersonRow[]> {
  const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
  const seen = new Set<string>()
  return rows.filter((row) => {
    const email = row.email?.toLowerCase()
    if (email === undefined || seen.has(email)) return false
    seen.add(email)
    return true
  })
}

/** One click on Create lead, as the form has it. */
export async function createLead(desk: Desk, personId: string): Promise<OutboxItem> {
  const form = await desk.run('leads.form', { personId, conversationId: null })
  const values = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
  return desk.run('leads.create', {
    personId,
    conversationId: null,
    values,
    saveToPerson: false,
    evenIfExisting: false,
  })
}

/** The org's Leads with this email, as an admin sees them. */
export function leadsOf(desk: Desk, email: string): Record<string, unknown>[] {
  return [...desk.salesforce.org.store.table('Lead').rows.values()].filter((row) => {
    const { Email: found, IsDeleted: isDeleted } = row
    return isDeleted !== true && typeof found === 'string' && found.toLowerCase() === email.toLowerCase()
  })
}

export async function outboxEmpty(desk: Desk, timeoutMs = 30_000): Promise<void> {
  await until('outbox empty', async () => (await desk.run('outbox.list', {})).unsent === 0, timeoutMs)
}

/** What the service has of a conversation: kind and words of each part. */
export function partsAt(desk: Desk, conversationId: string): { type: string; text: string; by: string }[] {
  const conversation = desk.intercom.control.conversation(conversationId) as {
    conversation_parts: { conversation_parts: { part_type: string; body: string | null; author: { id: string } }[] }
  }
  return conversation.conversation_parts.conversation_parts.map((part) => ({
    type: part.part_type,
    text: (part.body ?? '').replace(/<[^>]+>/g, ''),
    by: part.author.id,
  }))
}

/** Until nothing is unsent; what asks the rep is answered: theirs stays. */
export async function theirsStays(desk: Desk): Promise<void> {
  await until(
    'nothing unsent',
    async () => {
      await desk.run('sync.now', {})
      const { rows, unsent } = await desk.run('outbox.list', { limit: 1000 })
      for (const row of rows) {
        if (row.state === 'needs_attention') await desk.core.run('outbox.discard', { itemId: row.id })
      }
      return unsent === 0
    },
    60_000,
  )
}
