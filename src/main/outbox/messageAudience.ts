import type { Exclusion, MessageContent } from '../../contract/models'
import { exclusionOf } from '../domain/messages/audience'
import { filled, messageValues, type Addressee } from '../domain/messages/template'
import { fittingRows } from '../store/segmentFitting'
import type { AudiencePerson, Store } from '../store/types'
import { turnKeeper } from '../turns'

/** What an audience is worked out with. */
export interface AudienceSource {
  store: Store
  repId: string
  now: number
  timeZone: string
}

/** Somebody who matches: why they get nothing (null: they get it), and in which words. */
export interface Judged {
  person: AudiencePerson
  exclusion: Exclusion | null
  subject: string
  text: string
  /** Variables without a value and without a fallback. */
  missing: string[]
}

export interface JudgedAudience {
  judged: Judged[]
  /** How many are in the message's ledger already. */
  had: number
  /** Chosen by hand, and no longer on this desk. */
  gone: string[]
}

const AT_ONCE = 250

/**
 * Everybody who matches now and is not in the message's ledger, by name; in turns, from the cache alone. The fixed first
 * condition of a filter is that the rep is the owner (article "owners", "Target your owned leads with messages").
 */
export async function judgedAudience(
  source: AudienceSource,
  content: MessageContent,
  messageId: string | null,
  isWanted: () => boolean = () => true,
): Promise<JudgedAudience> {
  const { store, now, timeZone } = source
  const { audience } = content
  const clock = { now, timeZone }
  const people: AudiencePerson[] = []
  if (audience.by === 'people') people.push(...store.messages.people({ ids: audience.personIds }, messageId))
  else {
    const breathing = turnKeeper()
    const rows = await fittingRows(store.segments, audience.filter, clock, isWanted)
    for (let at = 0; at < rows.length && isWanted(); at += AT_ONCE) {
      const some = store.messages.people({ rows: rows.slice(at, at + AT_ONCE) }, messageId)
      people.push(...some.filter((person) => person.isMine))
      await breathing()
    }
    people.sort((a, b) => a.displayName.localeCompare(b.displayName))
  }
  const here = new Set(people.map((person) => person.id))
  const fresh = people.filter(({ had }) => had === null || had === 'skipped')
  const repName = repNameOf(store, source.repId)
  return {
    judged: fresh.map((person) => judge(person, content, repName, now)),
    had: people.length - fresh.length,
    gone: audience.by === 'people' ? audience.personIds.filter((id) => !here.has(id)) : [],
  }
}

function judge(person: AudiencePerson, content: MessageContent, repName: string, now: number): Judged {
  const words = wordsFor(content, person, repName)
  const { channel, quietDays } = content
  return { person, exclusion: exclusionOf(person, words.missing, { channel, quietDays, now }), ...words }
}

/** The subject and the text as somebody gets them; an email alone has a subject. */
export function wordsFor(
  content: MessageContent,
  person: Addressee,
  repName: string,
): Omit<Judged, 'person' | 'exclusion'> {
  const values = messageValues(person, repName)
  const subject = filled(content.channel === 'email' ? content.subject : '', values)
  const body = filled(content.body, values)
  return {
    subject: subject.text.replace(/\s+/g, ' ').trim(),
    text: body.text.trim(),
    missing: [...new Set([...subject.missing, ...body.missing])],
  }
}

/** The rep's name as teammates see it. */
export function repNameOf(store: Pick<Store, 'teammates'>, repId: string): string {
  return store.teammates.list().find((one) => one.id === repId)?.name ?? ''
}
