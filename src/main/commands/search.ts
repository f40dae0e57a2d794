import type { SearchHit } from '../../contract/models'
import { Failure } from '../domain/failure'
import { readQuestion } from '../domain/search/question'
import { turnKeeper } from '../turns'
import { done, type CommandContext, type Handlers } from './context'

/** The question that was asked last of each session; an older one ends where it stands. */
const latest = new WeakMap<object, symbol>()

/** Offline search: everything from the cache, in turns, so that the window never waits for it. */
export const searchCommands: Pick<Handlers, 'search.query' | 'search.remember'> = {
  async 'search.query'({ text, cursor, limit }, context) {
    const session = context.session()
    const { search } = session.store
    const mine = Symbol(text)
    latest.set(session, mine)
    const question = readQuestion(text)
    const clock = { now: context.options.clock.now(), timeZone: session.timeZone() }
    const turn = turnKeeper()
    const steps = search.steps(question, clock, limit)
    let step = steps.next()
    while (!step.done) {
      await turn()
      if (latest.get(session) !== mine) throw new Failure('cancelled', 'Another search has begun.')
      step = steps.next()
    }
    const filters = question.pieces.filter((piece) => piece.filter !== null || piece.problem !== null)
    return {
      hits: step.value.hits.map((hit) => withUrl(hit, context)),
      more: step.value.more,
      filters: filters.map((piece) => ({
        from: piece.from,
        to: piece.to,
        text: piece.text,
        problem: piece.problem ?? search.problemOf(piece),
      })),
      completions: search.completions(text, cursor ?? text.length),
      recent: text.trim() === '' ? search.recent() : [],
      isPreparing: search.isFilling(),
    }
  },
  'search.remember': ({ text }, context) => {
    context.session().store.search.remember(text)
    return done
  },
}

function withUrl(hit: SearchHit, context: CommandContext): SearchHit {
  if (hit.kind !== 'record') return hit
  const api = context.session().salesforce()
  return { ...hit, url: api ? api.recordUrl(hit.object, hit.id) : null }
}
