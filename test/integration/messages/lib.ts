import type { LedgerRow, Message, MessageContent, MessagePlan, PersonRow } from '../../../src/contract/models'
import type { Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** An email to everybody the rep owns, unless the test says otherwise. */
export function written(change: Partial<MessageContent> = {}): MessageContent {
  return {
    channel: 'email',
    template: 'personal',
    subject: 'Nice to meet you',
    body: 'Hi {first_name|there},\n\nI look after you from now on.',
    mode: 'fixed',
    audience: { by: 'filter', filter: { join: 'all', parts: [] } },
    quietDays: 0,
    asTask: false,
    ...change,
  }
}

/** Only leads. */
export const LEADS: MessageContent['audience'] = {
  by: 'filter',
  filter: { join: 'all', parts: [{ field: 'role', test: { op: 'is', value: 'lead' } }] },
}

export const people = (...list: readonly { id: string }[]): MessageContent['audience'] => ({
  by: 'people',
  personIds: list.map((one) => one.id),
})

export const book = async (desk: Pick<Desk, 'run'>): Promise<PersonRow[]> =>
  (await desk.run('book.list', { filter: {}, limit: 1000, sort: 'created' })).rows

/** People of the rep who can be written to by email, each with an address of their own. */
export async function reachable(desk: Desk): Promise<PersonRow[]> {
  const rows = (await book(desk)).filter((row) => row.email !== null)
  const { excluded } = await planOf(desk, written({ audience: people(...rows) }))
  const out = new Set(excluded.flatMap((one) => one.people.map(({ personId }) => personId)))
  return rows.filter((row) => !out.has(row.id))
}

export const planOf = (
  desk: Pick<Desk, 'run'>,
  content: MessageContent,
  messageId: string | null = null,
): Promise<MessagePlan> => desk.run('messages.plan', { messageId, content })

export const keep = (desk: Pick<Desk, 'run'>, content: MessageContent): Promise<Message> =>
  desk.run('messages.save', { messageId: null, content })

/** Keeps it and sends it to all who would get it. */
export async function send(desk: Desk, content: MessageContent): Promise<Message> {
  const { id } = await keep(desk, content)
  const { receive } = await planOf(desk, content, id)
  return desk.run('messages.send', { messageId: id, expected: receive })
}

/** Keeps a dynamic one and starts it. */
export async function begin(
  desk: Pick<Desk, 'run'>,
  content: MessageContent,
  from: 'everybody' | 'now' = 'everybody',
): Promise<Message> {
  const { id } = await keep(desk, { ...content, mode: 'dynamic' })
  return desk.run('messages.start', { messageId: id, from })
}

/** The messages that Intercom has of the rep at each contact: the words of each. */
export function sentTo(desk: Desk, personId: string): string[] {
  return desk.intercom.control
    .messages()
    .filter((one) => one.contactIds.includes(personId))
    .map((one) => one.body.replace(/<\/p>\s*<p>/g, '\n\n').replace(/<[^>]+>/g, ''))
}

export const ledgerOf = async (desk: Pick<Desk, 'run'>, messageId: string): Promise<LedgerRow[]> =>
  (await desk.run('messages.ledger', { messageId, limit: 1000 })).rows

/** The message once nothing of it waits any more. */
export const through = (desk: Pick<Desk, 'run'>, messageId: string, of = 0): Promise<Message> =>
  until(
    'the message is through',
    async () => {
      const message = await desk.run('messages.get', { messageId })
      const { before: _before, skipped: _skipped, waiting, ...ended } = message.counts
      const all = Object.values(ended).reduce((sum, one) => sum + one, 0)
      return waiting === 0 && all >= of && message
    },
    60_000,
  )

/** A new lead of the rep in Intercom, on the desk as soon as it is looked at. */
export async function newLead(desk: Desk, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = desk.intercom.control.createContact({
    role: 'lead',
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@new.example`,
    owner_id: Number(desk.world.rep.adminId),
    ...more,
  })
  await desk.run('sync.now', {})
  return id
}

export async function onDesk(desk: Pick<Desk, 'core'>, personId: string): Promise<void> {
  await until('the person is here', async () => (await desk.core.run('people.get', { personId })).ok, 30_000)
}
