import { Failure } from '../domain/failure'
import { allProblems, itemProblem } from './healthProblems'
import type { CommandContext, Handlers } from './context'
import { outboxCommands } from './outbox'

type Family = Pick<Handlers, 'salesforce.checks' | 'health.problems' | 'health.problem' | 'health.retry'>

/** What the signed-in user may do, and everything that went wrong and waits for the rep. */
export const healthCommands: Family = {
  async 'salesforce.checks'(input, context) {
    if (!input.run) return context.checks.read()
    return context.checks.run(true)
  },
  'health.problems'(_input, context) {
    return { rows: allProblems(context.session(), context.options.clock.now()) }
  },
  'health.problem'(input, context) {
    const session = context.session()
    const row = session.store.outbox.get(input.itemId)
    if (!row) throw new Failure('not_found', 'This item is no longer in the outbox.')
    return { problem: itemProblem(session, row, context.options.clock.now()) }
  },
  async 'health.retry'(input, context) {
    const wanted = input.ids === null ? null : new Set(input.ids)
    const problems = allProblems(context.session(), context.options.clock.now()).filter(
      (problem) => problem.canRetry && (wanted === null || wanted.has(problem.id)),
    )
    let retried = 0
    for (const problem of problems) retried += await retry(context, problem.id, problem.itemId)
    return { retried }
  },
}

/** Answers 1 where it is tried again, 0 where its state has changed meanwhile. */
async function retry(context: CommandContext, id: string, itemId: string | null): Promise<number> {
  const session = context.session()
  if (itemId !== null) {
    try {
      await outboxCommands['outbox.retry']({ itemId }, context)
      return 1
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'conflict') return 0
      throw thrown
    }
  }
  const kind = id.slice(0, id.indexOf(':'))
  const name = id.slice(kind.length + 1)
  if (kind === 'connection') {
    session.gates[name === 'intercom' ? 'intercom' : 'salesforce'].probeNow()
    session.jobs.now()
  } else {
    session.gates[name.includes('/') ? 'salesforce' : 'intercom'].probeNow()
    session.pacing.asked()
    session.jobs.now([name])
  }
  return 1
}
