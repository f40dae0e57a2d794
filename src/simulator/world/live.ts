import type { SimClock } from '../shared/clock'
import type { Random } from '../shared/random'
import { makePhone } from './addresses'
import type { World } from './createWorld'
import { JOB_TITLES, MAIL_HOSTS, REFERRERS, USE_CASES, UTM_CAMPAIGNS, UTM_MEDIUMS, UTM_SOURCES } from './data/business'
import { makeLiveCast, type LiveCast } from './liveCast'
import { makeName, slug } from './names'
import type { Perform, Step } from './steps'
import { makeSlots, opening, personSays, pickTopic, teammateSays } from './talk'

/** Where the player's pauses come from, so that a test can play an hour at once. */
export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(handle: unknown): void
}

export interface LiveOptions {
  world: World
  perform: Perform
  clock: SimClock
  random: Random
  timers?: Timers
  /** Told of every step that was done. */
  onStep?(step: Step): void
}

/** Real time. The process does not stay alive for it. */
export const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms).unref(),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
}

type Kind =
  | 'starts'
  | 'replies'
  | 'colleague'
  | 'assigns'
  | 'new-lead'
  | 'stranger'
  | 'lead-status'
  | 'converts'
  | 'owner'
const WEIGHTS: [Kind, number][] = [
  ['starts', 22],
  ['replies', 24],
  ['colleague', 12],
  ['assigns', 8],
  ['new-lead', 10],
  ['stranger', 8],
  ['lead-status', 8],
  ['converts', 3],
  ['owner', 5],
]

/**
 * Plays a working day by itself: 8 to 20 seconds after the start one of the rep's people starts a conversation, from
 * then on something happens every 20 to 60 seconds. The order and the texts follow from `random` alone. A step that
 * cannot be done any more is left out. Returns what stops it.
 */
export function startLive(options: LiveOptions): { stop(): void } {
  const { world, perform, clock, random, timers = realTimers } = options
  const cast = makeLiveCast(world)
  let handle: unknown
  let count = 0
  const next = (): void => {
    const step = drawStep(random, cast, world, Math.floor(clock.now() / 1000), count)
    count++
    if (step) {
      try {
        cast.happened(step, perform(step))
        options.onStep?.(step)
      } catch {
        cast.gone(step)
      }
    }
    handle = timers.set(next, random.int(20_000, 60_000))
  }
  handle = timers.set(next, random.int(8_000, 20_000))
  return { stop: () => timers.clear(handle) }
}

function drawKind(random: Random): Kind {
  let left = random.next() * WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of WEIGHTS) {
    left -= weight
    if (left < 0) return kind
  }
  return 'starts'
}

/** The next step, or nothing where nobody is left for it. */
function drawStep(random: Random, cast: LiveCast, world: World, now: number, count: number): Step | undefined {
  const kind = count === 0 ? 'starts' : drawKind(random)
  const topic = pickTopic(random)
  const some = <T>(list: readonly T[]): T | undefined => (list.length > 0 ? random.pick(list) : undefined)
  const users = world.salesforce.users.filter((user) => user.IsActive && !user.isRep).map((user) => user.Id)
  const slotsOf = (contactId: string) => {
    const { first, company, locale } = cast.person(contactId)
    return { slots: makeSlots(random, now, first, company), locale }
  }
  switch (kind) {
    case 'starts':
    case 'stranger': {
      const contactId = some(kind === 'starts' ? cast.owned : cast.others)
      if (contactId === undefined) return undefined
      const { slots, locale } = slotsOf(contactId)
      return { do: 'person-starts', contactId, body: opening(random, topic, locale, slots) }
    }
    case 'replies':
    case 'colleague':
    case 'assigns': {
      // The talks that began last are the ones that go on.
      const talk = some(cast.talks.slice(-12))
      if (!talk) return undefined
      const { id: conversationId, contactId } = talk
      const { slots } = slotsOf(contactId)
      const adminId = random.pick(cast.colleagues)
      const said = new Set<string>()
      if (kind === 'replies')
        return { do: 'person-replies', conversationId, contactId, body: personSays(random, topic, slots, said, false) }
      if (kind === 'colleague')
        return { do: 'teammate-replies', conversationId, adminId, body: teammateSays(random, topic, slots, said) }
      return { do: 'teammate-assigns', conversationId, adminId, assigneeId: world.rep.adminId }
    }
    case 'new-lead': {
      const name = makeName(random)
      const email = `${slug(name.latinFirst, '')}.${slug(name.latinLast, '')}.live${count}@${random.pick(MAIL_HOSTS)}`
      const slots = makeSlots(random, now, name.first, null)
      const message = random.chance(0.6) ? opening(random, topic, name.locale, slots) : null
      return {
        do: 'new-lead',
        name: name.full,
        email,
        phone: makePhone(random, name.locale),
        ownerId: world.rep.adminId,
        message,
        utm: {
          source: random.pick(UTM_SOURCES),
          campaign: random.pick(UTM_CAMPAIGNS),
          medium: random.pick(UTM_MEDIUMS),
        },
        referrer: random.pick(REFERRERS),
        attributes: { job_title: random.pick(JOB_TITLES), use_case: random.pick(USE_CASES) },
      }
    }
    case 'lead-status': {
      const leadId = some(cast.leads)
      const status = random.pick([
        'Working - Contacted',
        'Working - Contacted',
        'Closed - Not Converted',
        'Open - Not Contacted',
      ])
      return leadId === undefined ? undefined : { do: 'lead-status', leadId, status, by: some(users)! }
    }
    case 'converts': {
      const leadId = some(cast.leads)
      return leadId === undefined ? undefined : { do: 'lead-converts', leadId, by: some(users)! }
    }
    case 'owner': {
      const gains = random.chance(0.6)
      const contactId = some(gains ? cast.others : cast.owned)
      const ownerId = gains ? world.rep.adminId : random.pick(cast.colleagues)
      return contactId === undefined ? undefined : { do: 'owner-changes', contactId, ownerId }
    }
    default:
      return undefined
  }
}
