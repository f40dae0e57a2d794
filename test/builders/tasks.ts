import type { OutboxItem, TaskForm, TaskPurpose } from '../../src/contract/models'
import type { CastName } from '../../src/simulator/world/cast'
import type { Desk } from './desk'
import { until } from './until'

/** The Intercom id of a member of the world's cast. */
export function castId(desk: Desk, name: CastName): string {
  const id = desk.world.story.cast[name]?.contactId
  if (id === undefined) throw new Error(`Nobody called ${name} in this world`)
  return id
}

/** A conversation that the person starts, cached with its words. */
export async function startConversation(desk: Desk, personId: string, body: string): Promise<string> {
  const conversationId = desk.intercom.control.contactStarts({ contactId: personId, body })
  await until('the conversation with its words', async () => {
    const result = await desk.core.run('conversations.get', { conversationId })
    return result.ok && result.value.partsLoaded
  })
  return conversationId
}

/** The org's Tasks as an admin sees them, deleted ones left out; of one reference, or all. */
export function tasksAt(desk: Desk, reference = ''): Record<string, unknown>[] {
  return desk.salesforce.control
    .list('Task')
    .filter((row) => row['IsDeleted'] !== true && JSON.stringify(row['Subject'] ?? '').includes(reference))
}

export interface Making {
  purpose?: TaskPurpose
  conversationId?: string | null
  partIds?: string[] | null
  change?: (form: TaskForm) => Partial<Parameters<typeof inputOf>[2]>
}

function inputOf(
  form: TaskForm,
  { purpose = 'log', conversationId = null, partIds = null }: Making,
  changes: Partial<{
    subject: string
    comments: string
    targetIds: string[]
    opportunityId: string | null
    status: string
    priority: string
    dueDate: string | null
    reminderAt: number | null
    call: { minutes: number; result: string } | null
  }>,
) {
  return {
    personId: form.personId,
    conversationId,
    purpose,
    partIds,
    subject: form.subject,
    comments: '',
    targetIds: form.targetIds,
    opportunityId: form.opportunityId,
    status: form.status,
    priority: form.priority,
    dueDate: form.dueDate,
    reminderAt: form.reminderAt,
    call: null,
    ...changes,
  }
}

/** Opens the New task form and confirms it, with what `change` makes of it. */
export async function makeTasks(desk: Desk, personId: string, making: Making = {}): Promise<OutboxItem[]> {
  const { purpose = 'log', conversationId = null, partIds = null } = making
  const form = await desk.run('tasks.form', { personId, conversationId, purpose, partIds })
  const { items } = await desk.run('tasks.create', inputOf(form, making, making.change?.(form) ?? {}))
  return items
}

/** The item, once it is in this state. */
export async function itemIn(desk: Desk, itemId: string, state: OutboxItem['state']): Promise<OutboxItem> {
  return until(`item ${state}`, async () => {
    const found = await desk.run('outbox.get', { itemId })
    return found.state === state && found
  })
}
