import type { TicketRow } from '../store/rows'
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

/** The category a ticket state id stands for. */
export function categoryOfState(id: string): TicketRow['stateCategory'] | undefined {
  return (Object.keys(STATE_IDS) as TicketRow['stateCategory'][]).find((key) => STATE_IDS[key] === id)
}

/** A ticket. Assignees are integers with 0 for nobody from 2.16 on, strings before. */
export function renderTicket(world: World, row: TicketRow, version: ApiVersion): Record<string, unknown> {
  const conversation = world.conversations.get(row.conversationId)
  const assignee = (id: string | null | undefined): number | string =>
    version >= V2_16 ? Number(id ?? 0) : (id ?? '0')
  const { stateCategory } = row
  const author = conversation ? authorOf(world, conversation.source.author) : null
  return {
    type: 'ticket',
    id: row.id,
    ticket_id: row.ticket_id,
    ticket_attributes: row.attributes,
    ticket_state: {
      type: 'ticket_state',
      id: STATE_IDS[stateCategory],
      category: stateCategory,
      internal_label: LABELS[stateCategory],
      external_label: LABELS[stateCategory],
    },
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
    ticket_parts: {
      type: 'ticket_part.list',
      ticket_parts: conversation
        ? [
            {
              type: 'ticket_part',
              id: conversation.source.id,
              part_type: 'comment',
              body: conversation.source.body,
              created_at: conversation.created_at,
              updated_at: conversation.created_at,
              author,
              attachments: [],
              redacted: false,
              app_package_code: world.settings.appPackageCode,
            },
          ]
        : [],
      total_count: conversation ? 1 : 0,
    },
    open: conversation ? conversation.state !== 'closed' : false,
    linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
    category: 'Customer',
    is_shared: true,
  }
}
