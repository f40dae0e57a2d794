import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/index'
import type { Step } from '../../../src/simulator/world/steps'

const now = Date.UTC(2026, 10, 22, 10)
let running: Simulator | undefined

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  running = await startSimulator({ seed: 3, people: 80, now, ...options })
  return running
}

afterEach(async () => {
  await running?.stop()
  running = undefined
})

describe('steps', () => {
  let sim: Simulator
  beforeEach(async () => {
    sim = await start()
  })
  const cast = (name: keyof Simulator['world']['story']['cast']) => sim.world.story.cast[name]!
  const talk = (id: string | undefined) => sim.intercom.control.conversation(id ?? '')
  const bodies = (id: string | undefined) => JSON.stringify(talk(id))

  it('let people and teammates talk', () => {
    const { contactId } = cast('notInSalesforce')
    const { conversationId } = sim.perform({ do: 'person-starts', contactId, body: 'Is <anybody> there?' })
    const adminId = sim.world.intercom.admins[1]!.id
    const more: Step[] = [
      { do: 'person-replies', conversationId: conversationId!, contactId, body: 'Second thought' },
      { do: 'teammate-replies', conversationId: conversationId!, adminId, body: 'Of course' },
      { do: 'teammate-notes', conversationId: conversationId!, adminId, body: 'Careful here' },
      { do: 'teammate-assigns', conversationId: conversationId!, adminId, assigneeId: sim.world.rep.adminId },
    ]
    for (const step of more) sim.perform(step)
    expect(bodies(conversationId)).toMatch(/anybody.*Second thought.*Of course.*Careful here/)
    expect(String(talk(conversationId)['admin_assignee_id'])).toBe(sim.world.rep.adminId)
    expect(talk(conversationId)['state']).toBe('open')
    sim.perform({ do: 'teammate-closes', conversationId: conversationId!, adminId })
    expect(talk(conversationId)['state']).toBe('closed')
  })

  it('make a new lead with owner, campaign and first message', () => {
    const { contactId, conversationId } = sim.perform({
      do: 'new-lead',
      name: 'Ida New',
      email: 'ida@new.example',
      ownerId: sim.world.rep.adminId,
      message: 'Good morning',
      utm: { source: 'newsletter', campaign: 'winter', medium: 'email' },
      attributes: { job_title: 'CTO' },
    })
    expect(sim.intercom.control.contact(contactId!)).toMatchObject({
      role: 'lead',
      name: 'Ida New',
      owner_id: sim.world.rep.adminId,
      utm_source: 'newsletter',
      custom_attributes: { job_title: 'CTO' },
    })
    expect(bodies(conversationId)).toContain('Good morning')
  })

  it('change owners and merge people', () => {
    const { contactId } = cast('oneLead')
    sim.perform({ do: 'owner-changes', contactId, ownerId: null })
    expect(sim.intercom.control.contact(contactId)['owner_id']).toBeNull()
    sim.perform({
      do: 'people-merge',
      leadId: cast('sameEmailLead').contactId,
      userId: cast('sameEmailUser').contactId,
    })
    expect(sim.intercom.control.contact(cast('sameEmailLead').contactId)['id']).toBe(cast('sameEmailUser').contactId)
  })

  it('change and convert Leads, once', () => {
    const leadId = cast('oneLead').leadIds[0]!
    const lead = () => sim.salesforce.control.get('Lead', leadId)!
    const by = sim.world.salesforce.users[2]!.Id
    sim.perform({ do: 'lead-status', leadId, status: 'Closed - Not Converted', by })
    expect(lead()).toMatchObject({ Status: 'Closed - Not Converted', LastModifiedById: by })
    sim.perform({ do: 'lead-owner', leadId, userId: by })
    expect(lead()['OwnerId']).toBe(by)
    sim.perform({ do: 'lead-converts', leadId, by })
    expect(lead()['IsConverted']).toBe(true)
    expect(() => sim.perform({ do: 'lead-converts', leadId })).toThrow()
    expect(() => sim.perform({ do: 'lead-status', leadId, status: 'Working - Contacted' })).toThrow(/converted/)
  })

  it('play as a script on the shared clock', () => {
    sim.clock.freeze()
    const { contactId } = cast('oneContact')
    const made = sim.playScript([
      { at: 60_000, name: 'asks', step: { do: 'person-starts', contactId, body: 'Hello' } },
      {
        at: 90_000,
        name: 'adds',
        step: (results) => ({
          do: 'person-replies',
          conversationId: results.get('asks')!.conversationId!,
          contactId,
          body: 'One more thing',
        }),
      },
    ])
    const id = made.get('asks')?.conversationId
    expect(talk(id)['created_at']).toBe(Math.floor(sim.clock.now() / 1000) - 30)
    expect(bodies(id)).toContain('One more thing')
  })
})

it('loads the whole world into both sides', async () => {
  const { world, intercom, salesforce } = await start({ people: 400 })
  expect(intercom.control.counts()).toMatchObject({
    contacts: 400,
    conversations: world.intercom.conversations.length,
    companies: world.intercom.companies.length,
  })
  for (const [name, rows] of Object.entries(world.salesforce.records)) {
    const ids = new Set(salesforce.control.list(name).map((row) => row['Id']))
    expect(rows.filter((row) => !ids.has(row['Id']))).toEqual([])
  }
})

it('plays live traffic on the stand-ins, in which nothing is refused for long', async () => {
  let next: (() => void) | undefined
  const steps: Step[] = []
  const timers = {
    set: (run: () => void) => (next = run),
    clear: () => (next = undefined),
  }
  const { intercom, clock } = await start({ people: 300, live: true, timers, onStep: (step) => steps.push(step) })
  const before = intercom.control.counts()['conversations']!
  for (let n = 0; n < 150; n++) {
    clock.advance(40_000)
    next?.()
  }
  expect(steps.length).toBeGreaterThan(130)
  expect(steps[0]?.do).toBe('person-starts')
  expect(intercom.control.counts()['conversations']).toBeGreaterThan(before + 20)
  expect(new Set(steps.map((step) => step.do)).size).toBeGreaterThanOrEqual(7)
})

it('lets only the holder of the secret at the controls', async () => {
  const { intercom, salesforce } = await start({ secret: 'only for the app' })
  for (const { baseUrl } of [intercom, salesforce]) {
    expect((await fetch(`${baseUrl}/_sim/clock`)).status).toBe(404)
    const answer = await fetch(`${baseUrl}/_sim/clock`, { headers: { 'x-sim-secret': 'only for the app' } })
    expect(answer.status).toBe(200)
    const { now: time } = (await answer.json()) as { now: number }
    expect(Math.abs(time - now)).toBeLessThan(60_000)
  }
})

it('has one clock for both sides', async () => {
  const { intercom, salesforce } = await start()
  await fetch(`${intercom.baseUrl}/_sim/clock/freeze`, { method: 'POST', body: JSON.stringify({ at: now + 5_000 }) })
  const answer = await fetch(`${salesforce.baseUrl}/_sim/clock`)
  expect(((await answer.json()) as { now: number }).now).toBe(now + 5_000)
})

it('leaves nothing open where a port is taken', async () => {
  const first = await start()
  const port = Number(new URL(first.intercom.baseUrl).port)
  await expect(startSimulator({ seed: 1, people: 3, intercomPort: port })).rejects.toThrow(/EADDRINUSE/)
})
