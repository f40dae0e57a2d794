import type { LiveConversation } from '../../contract/models'
import type { IntercomContact, IntercomConversation } from '../ports/intercom'
import type { Session } from '../session/sessionParts'
import { displayName } from '../store/text'
import type { Handlers } from './context'
import { askIntercom } from './liveAsking'
import { liveConversationRow, liveNames, livePersonRow } from './liveViews'
import { ownerRefusal } from './ownerChoices'
import { intercomUrl, partView } from './views'

/** How many of somebody's conversations are listed. */
const CONVERSATIONS = 20
const PARTS_CAP = 500

/** Somebody, or a conversation, that is not on this desk: read there and then, shown, and not kept. */
export const livePersonCommands: Pick<Handlers, 'live.person' | 'live.conversation'> = {
  async 'live.person'({ personId }, context) {
    const session = context.session()
    const [contact, companies, conversations] = await askIntercom(context, (api) =>
      Promise.all([
        api.contact(personId),
        api.companiesOf(personId),
        api.searchConversations({ contactIds: [personId], perPage: CONVERSATIONS }),
      ]),
    )
    const names = liveNames(session)
    const tags = new Map(session.store.teammates.tags().map((tag) => [tag.id, tag.name]))
    const mine = conversations.items.filter((one) => !one.isTicket)
    return {
      ...livePersonRow(session, contact, names),
      companyName: companies[0]?.name ?? null,
      phone: contact.phone,
      externalId: contact.externalId,
      signedUpAt: contact.signedUpAt,
      lastContactedAt: contact.lastContactedAt,
      lastRepliedAt: contact.lastRepliedAt,
      updatedAt: contact.updatedAt,
      city: contact.city,
      region: contact.region,
      browser: contact.browser,
      os: contact.os,
      referrer: contact.referrer,
      utm: contact.utm,
      customAttributes: contact.customAttributes,
      unsubscribed: contact.unsubscribed,
      tags: contact.tagIds.map((id) => tags.get(id) ?? 'A tag that is new'),
      companies: companies.map(({ id, name }) => ({ id, name })),
      conversations: mine.map((one) => liveConversationRow(session, one, names)),
      conversationTotal: mine.length === conversations.items.length ? conversations.total : null,
      intercomUrl: intercomUrl(session, `users/${encodeURIComponent(personId)}`),
      claimRefusal: ownerRefusal(context)?.message ?? null,
      askedAt: context.options.clock.now(),
    }
  },
  async 'live.conversation'({ conversationId }, context) {
    const session = context.session()
    const { conversation, contact } = await askIntercom(context, async (api) => {
      const found = await api.conversation(conversationId)
      const [id] = found.contactIds
      return { conversation: found, contact: id === undefined ? null : await api.contact(id) }
    })
    return view(session, conversation, contact, context.options.clock.now())
  },
}

function view(
  session: Session,
  conversation: IntercomConversation,
  contact: IntercomContact | null,
  now: number,
): LiveConversation {
  const { store, profile } = session
  const names = liveNames(session)
  const { source, teamId } = conversation
  const row = liveConversationRow(session, conversation, names)
  const personName = contact === null ? (row.personName ?? 'Unknown person') : displayName(contact)
  return {
    ...row,
    personName,
    teamName: store.teammates.teams().find((team) => team.id === teamId)?.name ?? null,
    parts: [{ ...source, id: 'source' }, ...(conversation.parts ?? [])].map((part) => {
      const { attachments, sending: _sending, ...shown } = partView(part, profile.repId, personName, names.teammates)
      return { ...shown, files: attachments.map(({ name }) => name) }
    }),
    truncated: (conversation.partsTotal ?? 0) > PARTS_CAP,
    intercomUrl: intercomUrl(session, `conversations/${encodeURIComponent(conversation.id)}`),
    askedAt: now,
  }
}
