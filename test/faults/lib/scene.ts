import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonRow } from '../../../src/contract/models'
import { createIntercomStandIn, type IntercomStandIn } from '../../../src/simulator/intercom'
import { createSalesforceStandIn, type SalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import { createSimClock, type SimClock } from '../../../src/simulator/shared/clock'
import { createWorld, type World } from '../../../src/simulator/world/createWorld'
import { signIn } from '../../builders/signIn'
import { until } from '../../builders/until'
import type { DeskHandle } from './deskHandle'

/** One rep at work: their desk, who they are, and whom they can still write to. */
export interface Seat {
  desk: DeskHandle
  adminId: string
  salesforceUserId: string
  /** People of theirs with an email that the org does not know. */
  strangers: PersonRow[]
  /** People of theirs with exactly one Lead. */
  leads: PersonRow[]
  /** People of theirs who are Contacts. */
  contacts: PersonRow[]
  /** Conversations of their people. */
  conversations: string[]
  /** Those of Contacts, with whom they are with. */
  talks: { personId: string; conversationId: string }[]
  /** Conversations that nothing else is written in, for one change each of where they stand. */
  triage: string[]
  /** What was edited or done once, and is not again. */
  edited: Set<string>
  doneTasks: Set<string>
  connect(): Promise<void>
}

/** One org and one workspace with two reps at their desks. */
export interface Scene {
  world: World
  clock: SimClock
  intercom: IntercomStandIn
  salesforce: SalesforceStandIn
  seats: Seat[]
  /** Somebody of both services without a desk. */
  colleague: { adminId: string; userId: string }
  stop(): Promise<void>
}

/** Enough that the last of a scene's schedules still finds somebody to write about. */
const PEOPLE = 120
/** Conversations of each rep for one change each. */
const TRIAGED = 24
const SECOND_REP = 'tobias'

/** Sets the scene: both services over one world, both desks connected and at rest. */
export async function setScene(seed: number, desks: readonly DeskHandle[]): Promise<Scene> {
  const clock = createSimClock()
  const world = createWorld({ seed, people: PEOPLE, now: clock.now(), bookShare: 0.4 })
  const salesforce = createSalesforceStandIn({ clock, seed: world.salesforce, settings: { autoApprove: 'rep' } })
  const intercom = createIntercomStandIn({ clock, seed: world.intercom })
  await Promise.all([salesforce.listen(), intercom.listen()])
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  const second = world.salesforce.users.find((user) => user.Email.startsWith(SECOND_REP))!
  const secondAdmin = world.intercom.admins.find((admin) => admin.email === second.Email)!
  const reps = [
    { adminId: world.rep.adminId, userId: world.rep.salesforceUserId },
    { adminId: secondAdmin.id, userId: second.Id },
  ]
  const scene: Scene = {
    world,
    clock,
    intercom,
    salesforce,
    seats: [],
    colleague: colleagueOf(
      world,
      reps.map((rep) => rep.userId),
    ),
    async stop() {
      await Promise.allSettled(desks.map((desk) => desk.stop()))
      await Promise.all([salesforce.close(), intercom.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  // The second rep gets a book of their own: people of nobody.
  for (const [at, contact] of world.intercom.contacts.entries()) {
    if (contact.owner_id !== world.rep.adminId && at % 2 === 0) {
      intercom.control.reassignOwner({ contactId: contact.id, ownerId: secondAdmin.id })
    }
  }
  agreeOnOwners(scene, new Map(reps.map((rep) => [rep.adminId, rep.userId])))
  for (const [at, desk] of desks.entries()) {
    const { adminId, userId } = reps[at]!
    const seat = takeSeat(scene, desk, adminId, userId)
    await desk.start(join(folder, String(at)))
    await seat.connect()
    await desk.must('settings.update', { undoSeconds: 0 })
    scene.seats.push(seat)
  }
  await Promise.all(scene.seats.map((seat) => settle(scene, seat)))
  tellApart(scene.seats)
  return scene
}

/**
 * Two reps may own one email each (a lead and a user): then a Lead by that email would not say whose it is, and both would
 * write to one record, where the later value rightly stands instead of the earlier.
 */
function tellApart(seats: readonly Seat[]): void {
  const taken = new Set<string>()
  for (const seat of seats) {
    const isFree = ({ email }: PersonRow): boolean => email !== null && !taken.has(email.toLowerCase())
    const groups = ['strangers', 'leads', 'contacts'] as const
    for (const group of groups) seat[group] = seat[group].filter(isFree)
    for (const group of groups) for (const { email } of seat[group]) taken.add(email?.toLowerCase() ?? '')
  }
}

function takeSeat({ salesforce, intercom }: Scene, desk: DeskHandle, adminId: string, userId: string): Seat {
  return {
    desk,
    adminId,
    salesforceUserId: userId,
    strangers: [],
    leads: [],
    contacts: [],
    conversations: [],
    talks: [],
    triage: [],
    edited: new Set(),
    doneTasks: new Set(),
    async connect() {
      // Both desks sign in at one org: whose page is approved is said just before.
      salesforce.settings.autoApprove = userId
      await signIn((input) => desk.run('salesforce.connect', input), salesforce)
      await desk.must('intercom.connect', {
        token: intercom.token,
        region: 'custom',
        baseUrl: intercom.baseUrl,
        teammateId: adminId,
      })
    },
  }
}

async function settle(scene: Scene, seat: Seat): Promise<void> {
  const { desk } = seat
  await until('first sync', async () => (await desk.must('sync.status', {})).state === 'idle', 60_000)
  await until('matches', async () => {
    const { rows } = await desk.must('book.list', { filter: { match: ['unknown'] }, limit: 1 })
    return rows.length === 0
  })
  const of = async (match: 'none' | 'lead' | 'contact'): Promise<PersonRow[]> =>
    alone((await desk.must('book.list', { filter: { match: [match] }, limit: 200, sort: 'created' })).rows)
  seat.strangers = await of('none')
  seat.leads = await of('lead')
  seat.contacts = await of('contact')
  const chosen = [...seat.contacts.slice(0, 2), ...seat.strangers.slice(-1), ...seat.leads.slice(0, 1)]
  seat.conversations = chosen.map(({ id }) => scene.intercom.control.contactStarts({ contactId: id, body: 'Hello' }))
  for (const [at, conversationId] of seat.conversations.entries()) {
    await until('conversation', async () => (await desk.run('conversations.get', { conversationId })).ok)
    const person = chosen[at]!
    if (seat.contacts.includes(person)) seat.talks.push({ personId: person.id, conversationId })
  }
  // With people of the last places, whom owners by hand (from the front) reach last.
  const quiet = seat.strangers.slice(-3, -1)
  seat.triage = Array.from({ length: TRIAGED }, (_, at) =>
    scene.intercom.control.contactStarts({ contactId: quiet[at % quiet.length]!.id, body: `Question ${at}` }),
  )
  for (const conversationId of seat.triage) {
    await until('conversation', async () => (await desk.run('conversations.get', { conversationId })).ok)
  }
}

/** Before a schedule: nothing goes wrong, everybody is signed in, and everything that Repdesk writes by itself is on. */
export async function begin(scene: Scene): Promise<void> {
  scene.intercom.faults.clear()
  scene.salesforce.faults.clear()
  await Promise.all(
    scene.seats.map(async (seat) => {
      await signInAgain(seat)
      await switchOn(seat.desk)
    }),
  )
}

/** The rep signs in where a service asks for it. */
export async function signInAgain(seat: Seat): Promise<void> {
  const account = await seat.desk.must('account.get', {})
  const isOut = account.intercom?.state === 'sign_in_again' || account.salesforce?.state === 'sign_in_again'
  if (isOut) await seat.connect()
}

/**
 * Salesforce names the owners that Intercom has, else the desks would give half of their people away before the first
 * write. Accounts would decide for people of both reps: these Contacts have none.
 */
function agreeOnOwners({ intercom, salesforce, world }: Scene, users: ReadonlyMap<string, string>): void {
  const owners = new Map<string, string>()
  for (const { id } of world.intercom.contacts) {
    const { email, owner_id: owner } = intercom.control.contact(id) as { email: string | null; owner_id: unknown }
    const userId = users.get(String(owner))
    if (email && userId) owners.set(email.toLowerCase(), userId)
  }
  for (const object of ['Lead', 'Contact'] as const) {
    for (const row of salesforce.control.list(object)) {
      const OwnerId = owners.get(String(row['Email']).toLowerCase())
      if (OwnerId === undefined || row['IsConverted'] === true) continue
      salesforce.control.update(
        object,
        String(row['Id']),
        object === 'Lead' ? { OwnerId } : { OwnerId, AccountId: null },
      )
    }
  }
}

/** Everything that Repdesk writes by itself, and what it has to write at once is written. */
async function switchOn(desk: DeskHandle): Promise<void> {
  const { kinds } = await desk.must('automations.list', {})
  for (const { kind, on } of kinds) if (!on) await desk.must('automations.set', { kind, on: true })
  await until(
    'nothing left to write',
    async () => {
      const { kinds } = await desk.must('automations.list', {})
      const { unsent } = await desk.must('outbox.list', {})
      return unsent === 0 && kinds.every((kind) => kind.count === 0 || !kind.on || kind.kind === 'tasks')
    },
    60_000,
  )
}

function colleagueOf(world: World, others: readonly string[]): Scene['colleague'] {
  for (const user of world.salesforce.users) {
    const admin = world.intercom.admins.find((one) => one.email.toLowerCase() === user.Email.toLowerCase())
    if (admin && user.IsActive && !others.includes(user.Id)) return { adminId: admin.id, userId: user.Id }
  }
  throw new Error('This world has no third teammate with a Salesforce user.')
}

/** Those who have an email that nobody else among them has. */
function alone(rows: PersonRow[]): PersonRow[] {
  const count = new Map<string, number>()
  for (const { email } of rows) if (email) count.set(email.toLowerCase(), (count.get(email.toLowerCase()) ?? 0) + 1)
  return rows.filter(({ email }) => email !== null && count.get(email.toLowerCase()) === 1)
}
