import { asFailure } from '../domain/failure'
import { textToHtml } from '../domain/text/textToHtml'
import type { Session } from '../session/sessionParts'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { personHere } from './personFields'
import { outboxItem, sendingOf, valuesOf } from './views'

type Family = Pick<Handlers, 'people.notes' | 'people.addNote'>

const OLD_MS = 60_000

/** When notes of each person were last read, while a session runs. */
const readAt = new WeakMap<Session, Map<string, number>>()

/** Notes on a person: what is cached, with those that are not sent. */
export const personNoteCommands: Family = {
  'people.notes'({ personId }, context) {
    const session = context.session()
    const { store, profile } = session
    personHere(session, personId)
    const at = timesOf(session).get(personId) ?? null
    if (at === null || context.options.clock.now() - at > OLD_MS) readBehind(context, session, personId)
    const names = new Map(store.teammates.list().map((one) => [one.id, one.name]))
    const waiting = store.outbox.unsentOf({ personId }).filter((item) => item.kind === 'person.note')
    const arrived = new Set(waiting.map((item) => item.outcome?.id))
    const pending = waiting.toReversed().map((item) => ({
      id: `outbox:${item.id}`,
      authorName: 'You',
      byMe: true,
      bodyHtml: textToHtml(valuesOf(item).text ?? ''),
      createdAt: item.createdAt,
      sending: sendingOf(item),
    }))
    const kept = store.personNotes.ofPerson(personId).filter((note) => !arrived.has(note.id))
    return {
      rows: [
        ...pending,
        ...kept.map(({ id, authorId, authorName, html, createdAt }) => ({
          id,
          authorName: authorId === profile.repId ? 'You' : (authorName ?? names.get(authorId ?? '') ?? 'Intercom'),
          byMe: authorId === profile.repId,
          bodyHtml: html,
          createdAt,
          sending: null,
        })),
      ],
      readAt: at,
    }
  },
  'people.addNote'({ personId, text }, context) {
    const session = context.session()
    const person = personHere(session, personId)
    const item = session.store.transaction(() =>
      enqueue(context, {
        kind: 'person.note',
        service: 'intercom',
        lane: `person-notes:${personId}`,
        personId,
        conversationId: null,
        payload: { personId, text, personName: person.displayName },
      }),
    )
    released(context, [personId])
    return outboxItem(session, item, context.options.clock.now())
  },
}

function timesOf(session: Session): Map<string, number> {
  const known = readAt.get(session) ?? new Map<string, number>()
  readAt.set(session, known)
  return known
}

/** Asks Intercom and tells the window; what is cached stands where it cannot be asked. */
function readBehind(context: CommandContext, session: Session, personId: string): void {
  if (!session.gates.intercom.mayTry()) return
  const times = timesOf(session)
  const before = times.get(personId)
  const { clock, logger } = context.options
  // Not asked again by the answer's own event.
  times.set(personId, clock.now())
  const read = async (): Promise<void> => {
    session.store.personNotes.replace(personId, await session.intercom.contactNotes(personId))
    context.changed(['people'], [personId])
  }
  read().catch((thrown: unknown) => {
    if (before === undefined) times.delete(personId)
    else times.set(personId, before)
    logger.info('Notes were not read', { code: asFailure(thrown).code })
  })
}
