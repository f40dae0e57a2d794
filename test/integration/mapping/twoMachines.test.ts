import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../../src/main/domain/settings'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import { attributesSender } from '../../../src/main/outbox/attributesSender'
import type { SendingContext } from '../../../src/main/outbox/sender'
import { openStore } from '../../../src/main/store/openStore'
import type { OutboxRow } from '../../../src/main/store/types'
import { createIntercomStandIn } from '../../../src/simulator/intercom'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { createWorld } from '../../../src/simulator/world/createWorld'
import { item } from '../../store/builders'
import { quiet } from '../salesforce/signedIn'

/** Two machines of one rep have the same change to write; each looks right before it writes (DESIGN.md section 6). */
test('what the other machine of the rep has written is not written again, and its event is told by it alone', async () => {
  const clock = createSimClock()
  const world = createWorld({ seed: 5, people: 40, now: clock.now() })
  const intercom = createIntercomStandIn({ clock, seed: world.intercom })
  await intercom.listen()
  const folder = mkdtempSync(join(tmpdir(), 'machines-'))
  const now = (): number => clock.now()
  const api = createIntercomClient(
    createNodeHttp(),
    { now, after: () => () => undefined },
    quiet,
  )({ baseUrl: intercom.baseUrl, token: intercom.token })
  const repId = world.rep.adminId
  const person = (await api.searchContacts({ ownerId: repId })).items[0]!
  const machines = ['one', 'other'].map((name) => {
    const { store } = openStore({ file: join(folder, `${name}.db`), key: Buffer.alloc(32, 7), logger: quiet, now })
    store.setScope({ repId, orgKey: null })
    store.people.save([person], now())
    store.settings.write({ automaticWrites: { ...defaultSettings.automaticWrites, attributes: true } })
    const context: SendingContext = { store, repId, intercom: api, salesforce: null, now }
    const row: OutboxRow = store.outbox.insert(
      item({
        id: `change-${name}`,
        kind: 'person.attributes',
        service: 'intercom',
        personId: person.id,
        state: 'sending',
        payload: {
          personId: person.id,
          companyId: null,
          values: { 'person.custom.SALESFORCE_STATUS': 'Nurturing' },
          typed: { 'person.custom.SALESFORCE_STATUS': 'Nurturing' },
          base: { 'person.custom.SALESFORCE_STATUS': null },
          events: [
            { name: 'SALESFORCE_CHANGE_STATUS', createdAt: 1_795_000_000, metadata: { old: 'Open', new: 'Nurturing' } },
          ],
          origin: { by: 'automatic', setting: 'salesforceAttributes' },
        },
      }),
    )
    return { store, context, row }
  })
  try {
    const wrote: unknown[] = []
    for (const { context, row, store } of machines) {
      const outcome = await attributesSender.send(row, context)
      await attributesSender.settle(row, outcome, context)
      wrote.push(outcome.wrote)
      expect(store.people.get(person.id)?.customAttributes).toMatchObject({ SALESFORCE_STATUS: 'Nurturing' })
    }
    expect(wrote).toEqual([['person.custom.SALESFORCE_STATUS'], []])
    const puts = intercom.requests.filter((one) => one.method === 'PUT' && one.url === `/contacts/${person.id}`)
    expect(puts).toHaveLength(1)
    const events = machines.map(
      ({ store }) => store.outbox.unsentOf({ personId: person.id }).filter((one) => one.kind === 'person.event').length,
    )
    expect(events).toEqual([1, 0])
  } finally {
    for (const { store } of machines) store.close()
    await intercom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
