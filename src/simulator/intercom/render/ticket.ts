import type { ConversationRow, TicketRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16, type ApiVersion } from '../versions'
import { authorOf } from './author'

/** The one customer ticket type of the workspace. */
export const TICKET_TYPE_ID = '53'
/** A back-office type, which a conversation cannot become. */
export const BACK_OFFICE_TYPE_ID = '95'

const LABELS = {
  submitted: 'Submitted',
  in_progress: 'In progress',
  waiting_on_customer: 'Waiting on you',
  resolved: 'Resolved',
} as const
const STATE_IDS = { submitted: '7493', in_progress: '7494', waiting_on_customer: '7495', resolved: '7496' } as const

/** A ticket type, `53` (Customer) or `95` (Back-office). */
export function renderTicketType(world: World, id: string): Record<string, unknown> {
  const customer = id === TICKET_TYPE_ID
  return {
    type: 'ticket_type',
    id,
    name: customer ? 'Support request' : 'Internal task',
    description: customer ? 'A question that takes longer' : 'Work that customers do not see',
    icon: '🎟️',
    workspace_id: world.app.id_code,
    archived: false,
    created_at: world.app.created_at,
    updated_at: world.app.created_at,
    is_internal: !customer,
    ticket_type_attributes: { type: 'list', data: [] },
    category: customer ? 'Customer' : 'Back-office',
  }
}

/** A ticket type with the states its tickets can have: how `/ticket_types` lists it. */
export function renderListedType(world: World, id: string): Record<string, unknown> {
  const states = Object.keys(LABELS) as TicketRow['stateCategory'][]
  const data = states.map((category) => ({ ...renderState(category), archived: false }))
  return { ...renderTicketType(world, id), ticket_states: { type: 'list', data } }
}

function renderState(category: TicketRow['stateCategory']): Record<string, unknown> {
  const label = LABELS[category]
  return { type: 'ticket_state', id: STATE_IDS[category], category, internal_label: label, external_label: label }
}

/** The category a ticket state id stands for. */
export function categoryOfState(id: string): TicketRow['stateCategory'] | undefined {
  return (Object.keys(STATE_IDS) as TicketRow['stateCategory'][]).find((key) => STATE_IDS[key] === id)
}

/** A ticket. Assignees are integers with 0 for nobody from 2.16 on, strings before. */
export function renderTicket(world: World, row: TicketRow, version: ApiVersion): Record<string, unknown> {
  const conversation = world.conversations.get(row.conversationId)
  const assignee = (id: string | null | undefined): number | string =>
    version >= V2_16 ? Number(id ?? 0) : (id ?? '0')
  return {
    type: 'ticket',
    id: row.id,
    ticket_id: row.ticket_id,
    ticket_attributes: row.attributes,
    ticket_state: renderState(row.stateCategory),
    ticket_type: renderTicketType(world, row.ticketTypeId),
    contacts: {
      type: 'contact.list',
      contacts: (conversation?.contactIds ?? []).map((id) => ({
        type: 'contact',
        id,
        external_id: world.contacts.get(id)?.external_id ?? null,
      })),
    },
    admin_assignee_id: assignee(conversation?.adminAssigneeId),
    team_assignee_id: assignee(conversation?.teamAssigneeId),
    created_at: row.created_at,
    updated_at: row.updated_at,
    ticket_parts: renderParts(world, row, conversation),
    open: conversation ? conversation.state !== 'closed' : false,
    linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
    category: 'Customer',
    is_shared: true,
  }
}

/** The words it began with, and that it became a ticket. */
function renderParts(world: World, row: TicketRow, conversation: ConversationRow | undefined): Record<string, unknown> {
  const bot = authorOf(world, { type: 'bot', id: world.app.id_code })
  const part = (id: string, at: number, fields: Record<string, unknown>): Record<string, unknown> => ({
    type: 'ticket_part',
    id,
    created_at: at,
    updated_at: at,
    attachments: [],
    redacted: false,
    app_package_code: world.settings.appPackageCode,
    ...fields,
  })
  const parts: Record<string, unknown>[] = []
  if (conversation) {
    const { source } = conversation
    const author = authorOf(world, source.author)
    parts.push(part(source.id, conversation.created_at, { part_type: 'comment', body: source.body, author }))
    const turned = conversation.parts.find((known) => known.part_type === 'ticket_state_updated_by_admin')
    const state = { ticket_state: row.stateCategory, previous_ticket_state: 'submitted' }
    if (turned) parts.push(part(turned.id, turned.created_at, { part_type: turned.part_type, ...state, author: bot }))
  }
  return { type: 'ticket_part.list', ticket_parts: parts, total_count: parts.length }
}
