import type { Message, MessageContent, MessagePlan } from '../../contract/models'
import { Failure } from '../domain/failure'
import { messageProblems } from '../domain/messages/check'
import { judgedAudience, type AudienceSource, type JudgedAudience } from '../outbox/messageAudience'
import type { Session } from '../session/sessionParts'
import type { KeptMessage } from '../store/types'
import { wantSegments } from '../sync/pullSegments'
import type { CommandContext } from './context'
import { groupOf } from './groups'

/** So many of each list go to the window: the rep looks through the first of them. */
const SHOWN = 200

/** A message as the window shows it. */
export function messageView(session: Session, { content, ...message }: KeptMessage, now: number): Message {
  const { store } = session
  const hasItems = store.outbox.statesOfGroup(message.id).length > 0
  return {
    ...content,
    ...message,
    counts: store.messages.counts(message.id),
    group: hasItems ? groupOf(session, 'message.send', message.id, now) : null,
  }
}

/** A kept message; fails with `not_found`. */
export function messageOf(session: Session, messageId: string): KeptMessage {
  const found = session.store.messages.get(messageId)
  if (!found) throw new Failure('not_found', 'This message is not there any more.')
  return found
}

/** Everybody who matches now, judged. */
export function judged(
  context: CommandContext,
  content: MessageContent,
  messageId: string | null,
): Promise<JudgedAudience> {
  const session = context.session()
  const { audience } = content
  const now = context.options.clock.now()
  if (audience.by === 'filter' && wantSegments(session.store, audience.filter, now)) session.jobs.now(['segments'])
  return judgedAudience(audienceSource(context), content, messageId)
}

export function audienceSource(context: CommandContext): AudienceSource {
  const session = context.session()
  return {
    store: session.store,
    repId: session.profile.repId,
    now: context.options.clock.now(),
    timeZone: session.timeZone(),
  }
}

/** The dry run as it is shown: counts of all, and the first of each kind by name. */
export function planView(content: MessageContent, { judged: found, had, gone }: JudgedAudience): MessagePlan {
  const problems = messageProblems(content)
  // By plain comparison: tens of thousands of names are not to hold up the window.
  const all = found.toSorted((a, b) => (a.person.nameSort < b.person.nameSort ? -1 : 1))
  const going = all.filter(({ exclusion }) => exclusion === null)
  const excluded = new Map<string, MessagePlan['excluded'][number]>()
  if (gone.length > 0) excluded.set('gone', { reason: 'gone', count: gone.length, people: [] })
  for (const { exclusion: reason, person, missing } of all) {
    if (reason === null) continue
    const one = excluded.get(reason) ?? { reason, count: 0, people: [] }
    excluded.set(reason, one)
    one.count += 1
    if (one.people.length >= SHOWN) continue
    const detail = reason === 'missing_value' ? missing.join(', ') : reason === 'no_email' ? null : person.email
    one.people.push({ personId: person.id, personName: person.displayName, detail })
  }
  return {
    matching: all.length + gone.length,
    receive: going.length,
    recipients: going.slice(0, SHOWN).map(({ person }) => ({ personId: person.id, personName: person.displayName })),
    excluded: [...excluded.values()].sort((a, b) => b.count - a.count),
    had,
    problems,
  }
}

/** A kept message as it is now. */
export function shownMessage(context: CommandContext, messageId: string): Message {
  const session = context.session()
  return messageView(session, messageOf(session, messageId), context.options.clock.now())
}

/** After a change of it. */
export function toldOfMessage(context: CommandContext, messageId: string): Message {
  context.changed(['messages'])
  return shownMessage(context, messageId)
}

/** Refuses what could not be sent, field by field. */
export function refuseMessage(content: MessageContent): void {
  const fields = messageProblems(content)
  const [first] = Object.values(fields)
  if (first !== undefined) throw new Failure('validation', first, { fields })
}
