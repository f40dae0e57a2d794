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

const AT_ONCE = 100

/**
 * Everybody who matches now and is not in the message's ledger; in turns, from the cache alone. The fixed first
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
  const repName = repNameOf(store, source.repId)
  const judged: Judged[] = []
  let had = 0
  const take = (people: readonly AudiencePerson[]): void => {
    for (const person of people) {
      if (person.had !== null && person.had !== 'skipped') had += 1
      else judged.push(judge(person, content, repName, now))
    }
  }
  if (audience.by === 'people') {
    const people = store.messages.people({ ids: audience.personIds }, messageId)
    take(people)
    const here = new Set(people.map((person) => person.id))
    return { judged, had, gone: audience.personIds.filter((id) => !here.has(id)) }
  }
  const breathing = turnKeeper()
  const rows = await fittingRows(store.segments, audience.filter, { now, timeZone }, isWanted)
  for (let at = 0; at < rows.length && isWanted(); at += AT_ONCE) {
    take(store.messages.people({ rows: rows.slice(at, at + AT_ONCE) }, messageId).filter((person) => person.isMine))
    await breathing()
  }
  return { judged, had, gone: [] }
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
