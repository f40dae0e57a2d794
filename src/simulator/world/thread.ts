import type { Random } from '../shared/random'
import type { IntercomSeedConversation } from '../types'
import type { Topic } from './data/topics'
import { closingSays, noteSays, personSays, teammateSays, toHtml, type Slots } from './talk'
import { DAY, HOUR, MINUTE } from './time'

type Part = IntercomSeedConversation['parts'][number]
type Author = Part['by']

export interface ThreadInput {
  topic: Topic
  slots: Slots
  person: Author
  agent: Author
  /** Who assigns, where somebody does. */
  assigner: Author | null
  createdAt: number
  now: number
  /** Replies by both sides together. */
  length: number
  close: boolean
  /** The person speaks first in the parts (the source was a teammate's). */
  personFirst: boolean
  emoji?: boolean
  /** Seconds between replies, instead of pauses as people make them. */
  steady?: number
}

/**
 * The parts of one conversation in order of time, none later than `now`. Where the time is too short for all that
 * was asked for, the end is left out (and a conversation that was to be closed stays open).
 */
export function makeThread(random: Random, input: ThreadInput): Part[] {
  const { topic, slots, person, agent, now, length } = input
  const parts: Part[] = []
  const said = new Set<string>()
  let at = input.createdAt
  const add = (by: Author, type: Part['type'], body: string | null, wait: number): boolean => {
    if (at + wait > now) return false
    at += wait
    parts.push({ at, by, type, body: body === null ? null : toHtml(body) })
    return true
  }
  if (input.assigner) add(input.assigner, 'assignment', null, random.int(5, 20 * MINUTE))
  let persons = input.personFirst
  for (let i = 0; i < length; i++) {
    const wait = input.steady ?? pause(random)
    const body = persons
      ? personSays(random, topic, slots, said, i >= length - 2) + (input.emoji ? ' 🚚💨👩🏾‍🔧🇳🇴❤️‍🔥' : '')
      : teammateSays(random, topic, slots, said)
    if (!add(persons ? person : agent, 'comment', body, wait)) return parts
    if (!persons && random.chance(0.15)) add(agent, 'note', noteSays(random, topic, slots), random.int(30, 10 * MINUTE))
    if (!random.chance(0.12)) persons = !persons
  }
  if (
    input.close &&
    add(agent, 'close', random.chance(0.2) ? closingSays(random, slots) : null, random.int(MINUTE, 2 * HOUR))
  ) {
    // Some are opened again by the person and closed for good a day later.
    if (
      random.chance(0.08) &&
      add(person, 'open', personSays(random, topic, slots, said, false), random.int(HOUR, 2 * DAY))
    ) {
      add(agent, 'comment', teammateSays(random, topic, slots, said), random.int(MINUTE, HOUR))
      add(agent, 'close', null, random.int(MINUTE, HOUR))
    }
  }
  return parts
}

/** Mostly minutes, sometimes hours, now and then a weekend. */
function pause(random: Random): number {
  const draw = random.next()
  if (draw < 0.65) return random.int(20, 25 * MINUTE)
  return draw < 0.93 ? random.int(HOUR, 9 * HOUR) : random.int(DAY, 3 * DAY)
}
