import { createHash } from 'node:crypto'
import type { Topic } from '../../contract/events'
import type { Settings } from '../../contract/models'
import { asFailure } from '../domain/failure'
import { readDefinitions } from '../store/dataAttributes'
import type { Look, LookCandidate } from '../store/types'
import { turnKeeper } from '../turns'
import { attributeWrites } from './attributesFlow'
import { flowShared, personFacts, type FlowContext, type FlowShared, type PersonFacts } from './flowContext'
import { putAttributes, putMapping, putOwner } from './flowItems'
import { mappedNow, mappingWrites } from './flowMapping'
import { ownerWrites } from './ownersFromSalesforce'

/** Looks at people whose data changed on either side, and commits what is to be written by itself. */
export interface Flow {
  /** The cache changed: people named by id, or anybody. */
  noteChange(topics: readonly Topic[], ids?: readonly string[]): void
  isDue(): boolean
  run(signal: AbortSignal): Promise<void>
  /** Looks at one person at once; in the caller's transaction, where there is one. */
  lookNow(personId: string): void
}

const AT_ONCE = 50
const RELEVANT: ReadonlySet<Topic> = new Set(['people', 'salesforce', 'settings', 'teammates'])

/** A flow that looks at everybody once after its start: what changed while Repdesk was closed is a change, too. */
export function createFlow(context: FlowContext): Flow {
  /** Null: anybody. */
  let dirty: Set<string> | null = null
  let lookedWith = ''

  function noteChange(topics: readonly Topic[], ids?: readonly string[]): void {
    if (dirty === null || !topics.some((topic) => RELEVANT.has(topic))) return
    if (!ids || topics.includes('settings') || topics.includes('teammates')) dirty = null
    else for (const id of ids) dirty.add(id)
  }

  async function run(signal: AbortSignal): Promise<void> {
    const { store, orgKey } = context
    const shared = flowShared(context)
    const settings = settingsOf(shared.settings)
    const some = settings === lookedWith ? dirty : null
    dirty = new Set()
    lookedWith = settings
    if (!Object.values(shared.settings.automaticWrites).some((on) => on)) return
    const salt = saltOf(context, shared)
    const keepTurn = turnKeeper()
    const touched: string[] = []
    const postponed: string[] = []
    async function lookAt(candidates: readonly LookCandidate[]): Promise<void> {
      const edited = store.outbox.editedPeople()
      for (const candidate of candidates) {
        const stamp = digest(salt + candidate.stamp)
        if (stamp === candidate.seen) continue
        signal.throwIfAborted()
        const outcome = look(context, shared, candidate, stamp, edited)
        if (outcome.wrote) touched.push(candidate.personId)
        if (outcome.postponed) postponed.push(candidate.personId)
        await keepTurn()
      }
    }
    try {
      if (some) await lookAt(store.looks.among(orgKey, [...some]))
      else {
        for (let after: string | null = ''; after !== null;) {
          const candidates: LookCandidate[] = store.looks.candidates(orgKey, after, AT_ONCE)
          await lookAt(candidates)
          after = candidates.at(-1)?.personId ?? null
          await keepTurn()
        }
      }
    } catch (thrown) {
      dirty = null
      if (!signal.aborted) context.logger.error('Looking for automatic writes failed', { code: asFailure(thrown).code })
      throw thrown
    } finally {
      if (touched.length > 0) {
        context.changed(['outbox', 'people'], touched.length <= 20 ? touched : undefined)
        context.kick()
      }
    }
    // They are looked at again when what is under way has ended, which is a change of theirs.
    if (postponed.length > 0)
      context.logger.debug('Automatic writes wait for earlier ones', { people: postponed.length })
  }

  /** Settings change by any way; what they were at the last look is compared. */
  function isDue(): boolean {
    return dirty === null || dirty.size > 0 || settingsOf(context.settings()) !== lookedWith
  }

  function lookNow(personId: string): void {
    const shared = flowShared(context)
    const salt = saltOf(context, shared)
    for (const candidate of context.store.looks.among(context.orgKey, [personId])) {
      look(context, shared, candidate, digest(salt + candidate.stamp), context.store.outbox.editedPeople())
    }
  }

  return { noteChange, isDue, run, lookNow }
}

/** One person, in one transaction: what is seen now, and the items that follow from what was seen before. */
function look(
  context: FlowContext,
  shared: FlowShared,
  candidate: LookCandidate,
  stamp: string,
  edited: ReadonlySet<string>,
): { wrote: boolean; postponed: boolean } {
  const { store, orgKey } = context
  const { automaticWrites: on } = shared.settings
  return store.transaction(() => {
    const facts = personFacts(context, candidate.personId)
    if (!facts) return { wrote: false, postponed: false }
    const before = store.looks.get(orgKey, candidate.personId)
    const next: Look = { stamp, mapped: null, owner: null, written: before?.written ?? null }
    let wrote = false
    let postponed = false
    const note = (done: boolean): boolean => {
      wrote ||= done
      postponed ||= !done
      return done
    }
    // Only the desktop of the person's owner writes records, and to the person (DESIGN.md section 6, "Many desktops").
    const isMine = candidate.isMine && facts.person.ownerId === context.repId
    // What the rep edited and may still take back is not the person's yet: it flows once Intercom has it.
    if (on.mapping && edited.has(candidate.personId)) {
      next.mapped = before?.mapped ?? null
      postponed = true
    } else if (on.mapping) {
      next.mapped = mappedAfter(context, shared, facts, before)
      const writes = isMine ? mappingWrites(facts, shared, before?.mapped ?? null) : null
      const has = writes && (Object.keys(writes.values).length > 0 || writes.intercom.length > 0)
      // What could not be put in line now is a change for the next look as well.
      if (has && !note(putMapping(context, facts, writes))) next.mapped = before?.mapped ?? next.mapped
    }
    if (on.attributes && isMine) {
      const writes = attributeWrites(facts, shared)
      if (writes && note(putAttributes(context, facts, writes)))
        next.written = { ...next.written, ...(writes.changed as Record<string, string | null>) }
    }
    if (on.owners) {
      const writes = ownerWrites(context, facts, shared, before?.owner ?? null)
      next.owner = writes?.state ?? before?.owner ?? null
      if (writes?.change) note(putOwner(context, facts, writes, shared))
    }
    if (postponed) next.stamp = ''
    store.looks.save(orgKey, candidate.personId, next)
    return { wrote, postponed }
  })
}

/**
 * What the next look compares with: the attributes as they are now. While a Lead is on its way, or several match, it stays
 * as it was, so that what is edited meanwhile follows; without either there is nothing to compare.
 */
function mappedAfter(
  { store }: FlowContext,
  shared: FlowShared,
  facts: PersonFacts,
  before: Look | null,
): Look['mapped'] {
  if (facts.single) return facts.single.object === 'Lead' ? mappedNow(facts, shared) : null
  if (facts.match === 'several') return before?.mapped ?? null
  const isComing = store.outbox.unsentOf({ personId: facts.person.id }).some((item) => item.kind === 'lead.create')
  return isComing ? (before?.mapped ?? null) : null
}

/** What every look depends on beside the person: settings, users, teammates, attributes, fields. */
function saltOf({ store, orgKey }: FlowContext, shared: FlowShared): string {
  const users = [...shared.users.values()].map((user) => [user.id, user.modifiedAt, user.email, user.roleName])
  const setup = [readDefinitions(store)?.items, store.orgSetup.get(orgKey, 'describe/Lead')?.at ?? null]
  return digest(JSON.stringify([settingsOf(shared.settings), users, shared.teammates, setup]))
}

function settingsOf({ mappings, ownerOverrides, fallbackTeammateId, automaticWrites }: Settings): string {
  return JSON.stringify([mappings, ownerOverrides, fallbackTeammateId, automaticWrites])
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 20)
}
