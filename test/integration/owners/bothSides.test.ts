import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork } from '../../builders/panels'
import { runs } from '../../builders/runs'
import { until } from '../../builders/until'
import { theirsStays } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'

const step = fc.record({
  what: fc.constantFrom(
    'assign',
    'assign',
    'assignMany',
    'there',
    'there',
    'undo',
    'discard',
    'retry',
    'cut',
    'join',
    'look',
  ),
  who: fc.nat(3),
  owner: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Whatever the rep and others do to owners, on and off the network: this desktop ends with what Intercom has. */
describe('owners changed on both sides', () => {
  test(
    'the cache ends as Intercom is, and nothing is written that the rep did not say',
    { timeout: 400_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), fc.boolean(), async (steps, moves) => {
          const desk = await createDesk({ people: 60, bookShare: 0.5, speed: 60, undoSeconds: 2 })
          try {
            desk.intercom.settings.ownerChangeMovesUpdatedAt = moves
            await desk.connectIntercom()
            await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
            const people = (await desk.run('book.list', { filter: {}, limit: 4, sort: 'created' })).rows.map(
              (row) => row.id,
            )
            const rep = desk.world.rep.adminId
            const others = desk.world.intercom.admins.filter((one) => one.id !== rep).map((one) => one.id)
            const owners = [rep, others[0]!, others[1]!, null]
            const said = new Set<string>()
            for (const one of steps) await perform(desk, people, owners, said, one)
            cutNetwork(desk, false)
            await theirsStays(desk)
            for (const id of people) {
              const owner = (contact(desk, id).owner_id as string | null) ?? null
              const row = await until(
                'seen',
                async () => {
                  await desk.core.run('people.refresh', { personId: id })
                  const found = await desk.core.run('people.get', { personId: id })
                  if (!found.ok) return owner !== rep && { gone: true as const }
                  return found.value.ownerId === owner && found.value
                },
                30_000,
              )
              if (!('gone' in row)) expect(row).toMatchObject({ ownerId: owner, isMine: owner === rep, pending: 0 })
              for (const put of putsTo(desk, id)) expect(said).toContain(JSON.stringify([id, put.owner_id]))
            }
          } finally {
            await desk.stop()
          }
        }),
        { ...runs(4), endOnFailure: true, timeout: 90_000 },
      )
    },
  )
})

async function perform(
  desk: Desk,
  people: readonly string[],
  owners: readonly (string | null)[],
  said: Set<string>,
  { what, who, owner }: Step,
): Promise<void> {
  const personId = people[who]!
  const ownerId = owners[owner]!
  const unsent = (await desk.run('outbox.list', { limit: 1000 })).rows
  const item = unsent.find((row) => row.personId === personId)
  switch (what) {
    case 'assign':
      said.add(JSON.stringify([personId, ownerId]))
      await desk.core.run('owners.assign', { personId, ownerId })
      return
    case 'assignMany':
      for (const id of people) said.add(JSON.stringify([id, ownerId]))
      await desk.core.run('owners.assignMany', { personIds: [...people], ownerId })
      return
    case 'there':
      desk.intercom.control.reassignOwner({ contactId: personId, ownerId })
      return
    case 'undo':
    case 'discard':
    case 'retry':
      if (item) await desk.core.run(`outbox.${what}`, { itemId: item.id })
      return
    case 'cut':
    case 'join':
      cutNetwork(desk, what === 'cut')
      return
    case 'look':
      await desk.core.run('people.refresh', { personId })
  }
}
