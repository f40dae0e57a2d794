import type { DuplicatePair } from '../../contract/models'
import { type Alike, createAlikeFinder, pairKey } from '../domain/merging/findAlike'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import { turnKeeper } from '../turns'
import type { Handlers } from './context'

type Family = Pick<Handlers, 'duplicates.list' | 'duplicates.apart'>

/** What was found is good for so long: meanwhile pairs only leave it. */
const GOOD_FOR_MS = 60_000
const PEOPLE_A_TURN = 40

interface Look {
  at: number
  people: number
  found: Promise<Alike[]>
}

const looks = new WeakMap<Session, Look>()

/** Who may be there twice. Everybody cached is gone through in turns, so that a large book holds up nothing. */
export const duplicateCommands: Family = {
  async 'duplicates.list'({ offset, limit }, context) {
    const session = context.session()
    const now = context.options.clock.now()
    const people = session.store.sizes().people ?? 0
    let look = looks.get(session)
    if (!look || look.at < now - GOOD_FOR_MS || look.people !== people) {
      look = { at: now, people, found: findAlike(session) }
      looks.set(session, look)
    }
    const apart = session.store.merging.apart()
    const all = await look.found
    const found = apart.size === 0 ? all : all.filter((one) => !apart.has(pairKey(one.a, one.b)))
    const rows = found.slice(offset, offset + limit).flatMap((one) => pairView(session, one) ?? [])
    return { rows, total: found.length, people }
  },
  'duplicates.apart'({ personId, otherId, apart }, context) {
    const session = context.session()
    session.store.merging.setApart(personId, otherId, apart, context.options.clock.now())
    context.changed(['people'], [personId, otherId])
    return { done: true }
  },
}

/** In turns; what the rep said is not the same is filtered when it is shown, so that taking it back needs no new look. */
export async function findAlike({ store }: Pick<Session, 'store'>): Promise<Alike[]> {
  const finder = createAlikeFinder()
  const breathing = turnKeeper()
  for (let after: number | null = 0; after !== null;) {
    const page: ReturnType<typeof store.merging.everybody> = store.merging.everybody(after, PEOPLE_A_TURN)
    for (const one of page.rows) finder.add(one)
    after = page.next
    await breathing()
  }
  const pairs = finder.pairs(new Set())
  for (;;) {
    const step = pairs.next()
    if (step.done === true) return step.value
    await breathing()
  }
}

function pairView({ store }: Session, { a, b, reasons }: Alike): DuplicatePair | null {
  const [one, other] = [store.people.get(a), store.people.get(b)]
  if (!one || !other) return null
  return {
    id: pairKey(a, b),
    a: viewOf(one),
    b: viewOf(other),
    reasons: [...reasons],
    canMerge: one.role === 'lead' && other.role === 'user',
  }
}

function viewOf({ id, role, displayName, email, companyName }: PersonDetail): DuplicatePair['a'] {
  return { personId: id, role, displayName, email, companyName }
}
