import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork } from '../../builders/panels'
import { runs } from '../../builders/runs'
import { until } from '../../builders/until'
import { newConversation, shown, there } from './room'

const step = fc.record({
  what: fc.constantFrom(
    'close',
    'open',
    'snooze',
    'assign',
    'tag',
    'reply',
    'theyClose',
    'theyOpen',
    'theySnooze',
    'theyAssign',
    'theyTag',
    'theyWrite',
    'undo',
    'discard',
    'retry',
    'cut',
    'join',
    'lose',
  ),
  which: fc.nat(1),
  n: fc.nat(2),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const WAYS = ['cut-after', 'cut-before', 'truncated-json'] as const

/** Whatever the rep and others do with conversations, on and off the network: this desktop ends with what Intercom has. */
describe('conversations changed on both sides', () => {
  test('the cache ends as Intercom is, and nothing waits', { timeout: 400_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), fc.boolean(), async (steps, opens) => {
        const desk = await createDesk({ people: 50, bookShare: 0.6, speed: 60, undoSeconds: 2 })
        try {
          desk.intercom.settings.adminReplyOpensClosed = opens
          await desk.connectIntercom()
          await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
          const { rows } = await desk.run('book.list', { filter: {}, limit: 2, sort: 'created' })
          const ids: string[] = []
          for (const row of rows) ids.push(await newConversation(desk, row.id))
          let made = 0
          for (const [at, one] of steps.entries()) made += await perform(desk, ids[one.which]!, one, `${at}`)
          desk.intercom.faults.clear()
          cutNetwork(desk, false)
          await settle(desk)
          for (const id of ids) {
            const { state, admin_assignee_id: assignee, tags } = there(desk, id)
            const wanted = {
              state,
              assigneeId: assignee === 0 ? null : String(assignee),
              tags: tags.tags.map((tag) => tag.id).sort(),
              pending: 0,
              changes: 0,
            }
            await until(
              `as there: ${JSON.stringify(wanted)}`,
              async () => {
                await desk.run('sync.now', {})
                const now = await shown(desk, id)
                const seen = {
                  state: now.state,
                  assigneeId: now.assigneeId,
                  tags: now.tags.map((tag) => tag.id).sort(),
                  pending: now.pending,
                  changes: now.changes.length,
                }
                return JSON.stringify(seen) === JSON.stringify(wanted)
              },
              30_000,
            )
          }
          // Nothing stands there more often than the rep said it, whatever was lost and sent again.
          const rep = desk.world.rep.adminId
          const parts = ids.flatMap((id) => there(desk, id).conversation_parts.conversation_parts)
          expect(parts.filter((part) => part.author.id === rep).length).toBeLessThanOrEqual(made)
        } finally {
          await desk.stop()
        }
      }),
      { ...runs(4), endOnFailure: true, timeout: 90_000 },
    )
  })
})

/** Does one step; answers how many writes the rep asked for by it. */
async function perform(desk: Desk, conversationId: string, { what, n }: Step, unique: string): Promise<number> {
  const { control, faults } = desk.intercom
  const adminId = desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!.id
  const assignees = [desk.world.rep.adminId, adminId, null]
  const tagId = desk.world.intercom.tags[n]?.id ?? ''
  const { core } = desk
  const wrote = async (work: Promise<{ ok: boolean }>): Promise<number> => Number((await work).ok)
  switch (what) {
    case 'close':
    case 'open':
      return wrote(core.run(`conversations.${what}`, { conversationId }))
    case 'snooze': {
      const at = Math.floor(Date.now() / 1000) * 1000 + (n + 2) * 24 * 3_600_000
      return wrote(core.run('conversations.snooze', { conversationId, until: { at } }))
    }
    case 'assign':
      return wrote(core.run('conversations.assign', { conversationId, to: { type: 'admin', id: assignees[n]! } }))
    case 'tag':
      return wrote(core.run('conversations.tag', { conversationId, tagId, on: unique.length % 2 === 1 }))
    case 'reply':
      return wrote(core.run('conversations.reply', { conversationId, text: `Answer ${unique}` }))
    case 'undo':
    case 'discard':
    case 'retry': {
      const { rows } = await desk.run('outbox.list', { limit: 100 })
      const item = rows.find((row) => row.conversationId === conversationId)
      if (item) await core.run(`outbox.${what}`, { itemId: item.id })
      return 0
    }
    case 'cut':
    case 'join':
      cutNetwork(desk, what === 'cut')
      return 0
    case 'lose':
      faults.add({ method: 'POST', path: '/(parts|tags|reply)$', effect: { kind: WAYS[n]! } })
      return 0
    case 'theyClose':
      control.adminCloses({ conversationId, adminId })
      return 0
    case 'theyOpen':
      control.adminOpens({ conversationId, adminId })
      return 0
    case 'theySnooze':
      control.adminSnoozes({ conversationId, adminId, until: Math.floor(desk.simClock.now() / 1000) + 90_000 + n })
      return 0
    case 'theyAssign':
      control.adminAssigns({ conversationId, adminId, assigneeId: assignees[n]! })
      return 0
    case 'theyTag':
      control.tag({ conversationId, tagId, adminId })
      return 0
    case 'theyWrite':
      control.contactReplies({ conversationId, body: `Words ${unique}` })
      return 0
  }
}

/** What asks the rep is answered: theirs stays. */
async function settle(desk: Desk): Promise<void> {
  await until(
    'nothing unsent',
    async () => {
      await desk.run('sync.now', {})
      const { rows, unsent } = await desk.run('outbox.list', { limit: 1000 })
      for (const row of rows) {
        if (row.asksIfArrived) throw new Error(`Asked whether ${row.kind} arrived`)
        if (row.state === 'needs_attention') await desk.core.run('outbox.discard', { itemId: row.id })
        else if (row.canRetry) await desk.core.run('outbox.retry', { itemId: row.id })
      }
      return unsent === 0
    },
    60_000,
  )
}
