import { SCOPES, type Scope } from '../auth'
import { actingAdmin } from '../conversations/find'
import { resourceNotFound } from '../errors'
import { eventsOf } from '../events/list'
import { renderCompany } from '../render/company'
import { renderNote } from '../render/note'
import type { World } from '../store/world'
import { tagRow, untagRow, type Tagged } from '../tags/apply'
import { createContactControls, personOf, type ContactControls } from './contactControls'
import { createConversationControls, type ConversationControls } from './conversationControls'

/** What is done to the workspace besides people and conversations: tags, the token, and looking inside. */
export interface WorkspaceControls {
  /** Tags, or with `remove` untags, a contact or a conversation. */
  tag: (input: {
    contactId?: string
    conversationId?: string
    tagId: string
    adminId: string
    remove?: boolean
  }) => void
  /** The token stops being let in (401), or is again. */
  setTokenRevoked: (revoked: boolean) => void
  /** The subscription has run out (403 `api_plan_restricted`), or not. */
  setPlanRestricted: (restricted: boolean) => void
  /** Ticks or unticks a scope; throws for an unknown one. */
  setScope: (scope: Scope, granted: boolean) => void
  scopes: () => Scope[]
  /** Events that were sent, of one contact or all, oldest first. */
  events: (contactId?: string) => Record<string, unknown>[]
  /** Notes on a contact as the API shows them, newest first. */
  notes: (contactId: string) => Record<string, unknown>[]
  /** Companies of exactly this name as the API shows them, those without people too. */
  companiesCalled: (name: string) => Record<string, unknown>[]
  /** How many rows there are of each kind. */
  counts: () => Record<string, number>
}

/** Everything that happens outside the API. */
export interface IntercomControls extends ContactControls, ConversationControls, WorkspaceControls {}

/** The controls over a world. */
export function createControls(world: World): IntercomControls {
  return { ...createContactControls(world), ...createConversationControls(world), ...createWorkspaceControls(world) }
}

function createWorkspaceControls(world: World): WorkspaceControls {
  const { access } = world
  return {
    tag: ({ contactId, conversationId, tagId, adminId, remove }) => {
      if (!world.tags.has(tagId)) throw resourceNotFound()
      const by = { type: 'admin' as const, id: actingAdmin(world, adminId).id }
      const change = (row: Tagged): unknown => (remove ? untagRow(row, tagId) : tagRow(row, tagId, by, world.now()))
      if (contactId !== undefined) {
        const row = personOf(world, contactId)
        change(row)
        world.contacts.touch(row)
      }
      if (conversationId !== undefined) {
        const row = world.conversations.get(conversationId)
        if (!row) throw resourceNotFound()
        change(row)
        world.conversations.touch(row)
      }
    },
    setTokenRevoked: (revoked) => {
      access.revoked = revoked
    },
    setPlanRestricted: (restricted) => {
      access.planRestricted = restricted
    },
    setScope: (scope, granted) => {
      if (!SCOPES.includes(scope)) throw new Error(`unknown scope ${scope}`)
      if (granted) access.scopes.add(scope)
      else access.scopes.delete(scope)
    },
    scopes: () => [...access.scopes],
    events: (contactId) => eventsOf(world, contactId),
    notes: (contactId) => [...world.notes.group('contact', contactId)].reverse().map((row) => renderNote(world, row)),
    companiesCalled: (name) =>
      [...world.companies.values()].filter((row) => row.name === name).map((row) => renderCompany(world, row)),
    counts: () => ({
      contacts: world.contacts.size,
      conversations: world.conversations.size,
      companies: world.companies.size,
      notes: world.notes.size,
      events: world.events.size,
      messages: world.messages.size,
      merged: world.merged.size,
      deletedConversations: world.deletedConversations.length,
    }),
  }
}
