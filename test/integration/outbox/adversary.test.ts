import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { createDesk, type Desk } from '../../builders/desk'
import { runs } from '../../builders/runs'
import { until } from '../../builders/until'
import { createLead, leadsOf, partsAt, settledDesk, strangersToSalesforce } from '../../builders/work'

const effects: fc.Arbitrary<FaultEffect> = fc.constantFrom<FaultEffect>(
  { kind: 'latency', ms: 40 },
  { kind: 'refuse' },
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'cut-after', ms: 30 },
  { kind: 'cut-body' },
  { kind: 'truncated-json' },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'html', status: 502 },
  { kind: 'status-after', status: 502 },
)

const acts = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reply' as const), where: fc.nat({ max: 1 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('note' as const), where: fc.nat({ max: 1 }) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'lead' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('fault' as const), effect: effects }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'revoke' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('discard' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pause' as const), ms: fc.nat({ max: 120 }) }) },
)
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never

/** What the rep wrote in one conversation, as it must stand there in the end; null where the rep took it back. */
interface Written {
  conversationId: string
  type: 'comment' | 'note'
  itemId: string
  text: string | null
}

interface Run {
  desk: Desk
  conversations: string[]
  people: { id: string; email: string }[]
  written: Written[]
  /** Emails of people for whom one Lead is wanted, or none where the rep took it back. */
  leads: { email: string; itemId: string; wanted: boolean }[]
}

async function begin(): Promise<Run> {
  const desk = await createDesk({ people: 100, seed: 5, undoSeconds: 0, speed: 60 })
  await settledDesk(desk)
  const people = (await strangersToSalesforce(desk)).map((row) => ({ id: row.id, email: row.email! }))
  const conversations = people
    .slice(0, 2)
    .map(({ id }) => desk.intercom.control.contactStarts({ contactId: id, body: 'Hello' }))
  for (const conversationId of conversations) {
    await until('conversation', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
  }
  return { desk, conversations, people, written: [], leads: [] }
}

async function perform(run: Run, act: Act, at: number): Promise<void> {
  const { desk } = run
  switch (act.do) {
    case 'reply':
    case 'note': {
      const conversationId = run.conversations[act.where]!
      // Now and then the same words again: two replies, and they stay two.
      const text = at % 3 === 0 ? 'Same words' : `Words ${at}`
      const item = await desk.run(`conversations.${act.do}`, { conversationId, text })
      run.written.push({ conversationId, type: act.do === 'reply' ? 'comment' : 'note', itemId: item.id, text })
      return
    }
    case 'lead': {
      const person = run.people.pop()
      if (!person) return
      const item = await createLead(desk, person.id)
      run.leads.push({ email: person.email, itemId: item.id, wanted: true })
      return
    }
    case 'fault': {
      const path = at % 2 ? '/reply$' : '/composite$'
      const standIn = at % 2 ? desk.intercom : desk.salesforce
      // A 401 is answered for any request, as a revoked token would.
      const body = at % 2 ? {} : { body: '/sobjects/Lead"' }
      standIn.faults.add({ method: 'POST', path, ...body, effect: act.effect })
      return
    }
    case 'restart':
      return desk.restart()
    case 'cut':
      for (const down of [true, false]) {
        desk.salesforce.setNetworkDown(down)
        desk.intercom.setNetworkDown(down)
        desk.network.set(!down)
        if (down) await new Promise((resolve) => setTimeout(resolve, 60))
      }
      return
    case 'revoke':
      desk.intercom.control.setTokenRevoked(true)
      await new Promise((resolve) => setTimeout(resolve, 60))
      desk.intercom.control.setTokenRevoked(false)
      return desk.connectIntercom()
    case 'discard':
    case 'edit':
      return change(run, act.do, act.which)
    case 'pause':
      await new Promise((resolve) => setTimeout(resolve, act.ms))
  }
}

/** The rep discards or edits an item, where that is allowed; a refusal means that it is on its way. */
async function change({ desk, written, leads }: Run, how: 'discard' | 'edit', which: number): Promise<void> {
  const all = [...written, ...leads]
  const chosen = all[which % Math.max(1, all.length)]
  if (!chosen) return
  const words = `Edited ${which}`
  const result =
    how === 'discard'
      ? await desk.core.run('outbox.discard', { itemId: chosen.itemId })
      : 'wanted' in chosen
        ? null
        : await desk.core.run('outbox.edit', { itemId: chosen.itemId, values: { text: words } })
  if (!result?.ok) return
  if ('wanted' in chosen) chosen.wanted = false
  else chosen.text = how === 'discard' ? null : words
}

/** The rep comes back to what a 401 on a write had closed, until nothing waits any more. */
async function finish({ desk }: Run): Promise<void> {
  desk.intercom.faults.clear()
  desk.salesforce.faults.clear()
  const end = Date.now() + 20_000
  for (;;) {
    const { rows, unsent } = await desk.run('outbox.list', {})
    if (unsent === 0) return
    const account = await desk.run('account.get', {})
    if (account.intercom?.state === 'sign_in_again') await desk.connectIntercom()
    if (account.salesforce?.state === 'sign_in_again') await desk.connectSalesforce()
    for (const row of rows.filter((one) => one.canRetry)) await desk.core.run('outbox.retry', { itemId: row.id })
    if (Date.now() > end)
      throw new Error(
        `Still unsent: ${JSON.stringify(rows.map((row) => [row.kind, row.state, row.code, row.message]))}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

describe('whatever happens on the way', () => {
  it('nothing is lost, doubled or out of order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 15, maxLength: 35 }), async (schedule) => {
        const run = await begin()
        try {
          for (const [at, act] of schedule.entries()) await perform(run, act, at)
          await finish(run)
          for (const conversationId of run.conversations) {
            const mine = run.written.filter((one) => one.conversationId === conversationId && one.text !== null)
            expect(partsAt(run.desk, conversationId).map((part) => [part.type, part.text])).toEqual(
              mine.map((one) => [one.type, one.text]),
            )
          }
          for (const { email, wanted } of run.leads) {
            expect([email, leadsOf(run.desk, email).length]).toEqual([email, wanted ? 1 : 0])
          }
        } finally {
          await run.desk.stop()
        }
      }),
      { ...runs(3), endOnFailure: true },
    )
  }, 600_000)
})
