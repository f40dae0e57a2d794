import type { DraftMode } from '../../contract/models'
import { answeredBy, answerOfAnother, type Seen } from '../domain/conversations/seen'
import { isStandingKind } from '../domain/conversations/standing'
import { asFailure, Failure } from '../domain/failure'
import { isFetchable } from '../domain/files/fetchable'
import { pullPartsOf } from '../sync/pullParts'
import type { Session } from '../session/sessionParts'
import type { OutgoingFile } from '../store/types'
import { done, enqueue, released, type CommandContext, type Handlers } from './context'
import { seenHere } from './conversationChanges'
import { isStandIn } from './files'
import { changeView, intercomUrl, outboxItem, partView, pendingPart } from './views'

type Family = Pick<
  Handlers,
  'conversations.list' | 'conversations.get' | 'conversations.markRead' | 'conversations.reply' | 'conversations.note'
>

const PARTS_CAP = 500

function conversation(context: CommandContext, id: string): Awaited<ReturnType<Handlers['conversations.get']>> {
  const session = context.session()
  const { store, profile } = session
  const cached = store.conversations.get(id)
  const row = store.conversations.row(id)
  if (!cached || !row) throw new Failure('not_found', 'This conversation is not on this desk any more.')
  const names = new Map(store.teammates.list().map((teammate) => [teammate.id, teammate.name]))
  const mayFetch = (url: string): boolean => isFetchable(url, isStandIn(profile))
  const parts = store.conversations
    .parts(id)
    .map((part) => partView(part, profile.repId, row.personName, names, mayFetch))
  const unsent = store.outbox.unsentOf({ conversationId: id })
  const pending = unsent
    .filter((item) => item.kind === 'conversation.reply' || item.kind === 'conversation.note')
    .map(pendingPart)
  return {
    ...row,
    parts: [...parts, ...pending],
    changes: unsent.filter(({ kind }) => isStandingKind(kind)).map(changeView),
    loadsImages: store.files.loadsImages(id),
    truncated: (cached.partsTotal ?? 0) > PARTS_CAP,
    partsLoaded: cached.partsOf !== null,
    intercomUrl: intercomUrl(session, `conversations/${encodeURIComponent(id)}`),
    fetchedAt: cached.fetchedAt,
  }
}

/** Parts that are missing or behind are fetched in the background; what is cached is shown at once. */
function refreshBehind(context: CommandContext, id: string): void {
  const session = context.session()
  const cached = session.store.conversations.get(id)
  // One millisecond behind is what was read within its own second: the next poll reads it again (domain/sync/settled).
  const isBehind = cached !== null && (cached.partsOf === null || cached.partsOf < cached.updatedAt - 1)
  if (!isBehind || !session.gates.intercom.mayTry()) return
  pullPartsOf(session.sync, [id], new AbortController().signal).then(
    () => context.changed(['conversations', 'people'], [id]),
    (thrown: unknown) =>
      context.options.logger.warn('Opening a conversation: parts not loaded', { code: asFailure(thrown).code }),
  )
}

interface Written {
  conversationId: string
  text: string
  seenPartId?: string | undefined
  files: string[]
}

function write(
  context: CommandContext,
  mode: DraftMode,
  { conversationId, text, seenPartId, files }: Written,
): ReturnType<typeof outboxItem> {
  const session = context.session()
  const cached = session.store.conversations.get(conversationId)
  if (!cached) throw new Failure('not_found', 'This conversation is not on this desk any more; your text was not sent.')
  const seen = seenPartId === undefined ? null : seenHere(session, conversationId, seenPartId)
  if (seen) refuseUnread(session, conversationId, seen)
  const item = session.store.transaction(() => {
    const row = session.store.conversations.row(conversationId)
    session.store.drafts.clear(conversationId, mode, context.options.clock.now())
    const names = filesToSend(session, conversationId, mode, files)
    const item = enqueue(context, {
      kind: `conversation.${mode}`,
      service: 'intercom',
      lane: `conversation:${conversationId}`,
      personId: cached.personId,
      conversationId,
      payload: {
        conversationId,
        text,
        personName: row?.personName ?? '',
        ...(seen ? { seen } : {}),
        ...(names.length > 0 ? { files: names } : {}),
      },
    })
    // In the same transaction, so that no item leaves without its files.
    if (!session.store.files.hand(conversationId, mode, files, item.id)) throw fileGone()
    return item
  })
  released(context, [conversationId, cached.personId])
  return outboxItem(session, item, context.options.clock.now())
}

/** The draft's files with these ids, in the rep's order, as the item names them. */
function filesToSend({ store }: Session, conversationId: string, mode: DraftMode, ids: string[]): OutgoingFile[] {
  const files = store.files.ofDraft(conversationId).filter((file) => file.mode === mode)
  return ids.map((id) => {
    const file = files.find((one) => one.id === id)
    if (!file) throw fileGone()
    const { name, contentType, size } = file
    return { id, name, contentType, size }
  })
}

function fileGone(): Failure {
  return new Failure('validation', 'A file that you attached is not here any more. Look at the files, and send again.')
}

/** Another teammate's answer that came in while the rep wrote is shown before theirs goes out beside it. */
function refuseUnread({ store, profile }: Session, conversationId: string, seen: Seen): void {
  const answer = answerOfAnother(store.conversations.parts(conversationId), seen, profile.repId)
  if (answer)
    throw new Failure('conflict', `${answeredBy(answer)} Read it, then send yours again if it is still needed.`)
}

/** Conversations of the rep's people and those assigned to the rep; reading from the cache, writing to the outbox. */
export const conversationCommands: Family = {
  'conversations.list'(input, context) {
    const { conversations } = context.session().store
    return { ...conversations.list(input.view, input.offset, input.limit), counts: conversations.counts() }
  },
  'conversations.get'(input, context) {
    const view = conversation(context, input.conversationId)
    refreshBehind(context, input.conversationId)
    return view
  },
  'conversations.markRead'(input, context) {
    const { store, announcer } = context.session()
    const cached = store.conversations.get(input.conversationId)
    if (!cached) throw new Failure('not_found', 'This conversation is not on this desk any more.')
    const last = store.conversations.parts(input.conversationId).at(-1)?.createdAt ?? 0
    store.conversations.markRead(input.conversationId, input.read ? Math.max(cached.updatedAt, last) : null)
    if (input.read) context.options.notifier.withdraw(`conversation:${input.conversationId}`)
    announcer.updateUnread()
    context.changed(['conversations', 'people'], [input.conversationId, cached.personId])
    return done
  },
  'conversations.reply': (input, context) => write(context, 'reply', input),
  'conversations.note': (input, context) => write(context, 'note', input),
}
