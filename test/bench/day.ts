import { createRandom } from '../../src/simulator/shared/random'
import { createDesk, type Desk } from '../builders/desk'
import { createSlavedClock, type SlavedClock } from '../builders/slavedClock'
import type { Report } from './lib/rows'

const MINUTE = 60_000
const HOURS = 8
const PLAN = { conversations: 40, leads: 15, tasks: 30, cases: 5 }

/**
 * A day of one rep, played with the core's clock slaved to the stand-ins': 8 hours, 40 conversations, 15 Leads, 30 Tasks,
 * 5 Cases, and so many people in the book, with everything on that Repdesk writes by itself; each third conversation is
 * closed half an hour later. Counts the calls that Salesforce would count, by what they were for.
 */
export async function measureDay(report: Report, people: number): Promise<void> {
  let clock: SlavedClock | null = null
  const desk = await createDesk({
    people,
    bookShare: 0.98,
    seed: 21,
    pollMs: 12_000,
    clock: ({ simClock, inFlight }) => (clock = createSlavedClock(simClock, () => atRest(inFlight))),
  })
  try {
    await playDay(report, desk, clock!)
  } finally {
    await desk.stop()
  }
}

async function playDay(report: Report, desk: Desk, clock: SlavedClock): Promise<void> {
  const { salesforce } = desk
  await desk.connectSalesforce()
  await desk.connectIntercom()
  for (let minutes = 0; minutes < 240; minutes++) {
    await clock.play(MINUTE)
    const { rows } = await desk.run('book.list', { filter: { match: ['unknown'] }, limit: 1 })
    if ((await desk.run('sync.status', {})).state === 'idle' && rows.length === 0) break
  }
  report.add('Salesforce calls of the first sync', 'calls', salesforce.apiCallsToday)
  await switchOn(desk, clock)
  const { total } = await desk.run('book.list', { filter: {}, limit: 1 })
  const before = salesforce.apiCallsToday
  report.add('a day: people in the book', 'people', total)
  salesforce.clearRequests()

  const todo = await planOf(desk, clock)
  const random = createRandom(7)
  const events = todo.map((act) => ({ at: random.int(1, HOURS * 60 - 10), act })).sort((a, b) => a.at - b.at)
  let minute = 0
  const troubles: string[] = []
  for (const { at, act } of events) {
    await clock.play((at - minute) * MINUTE)
    minute = at
    await act().catch((error: unknown) => troubles.push(error instanceof Error ? error.message : String(error)))
  }
  await clock.play((HOURS * 60 - minute) * MINUTE)
  for (const trouble of troubles.slice(0, 3)) console.error(`a day: ${trouble}`)
  const { unsent } = await desk.run('outbox.list', {})
  report.add('a day: what is still unsent', 'items', unsent + troubles.length)
  report.add('Salesforce calls of a day', 'calls', salesforce.apiCallsToday - before)
  for (const [what, count] of countsOf(desk)) report.add(`Salesforce calls of a day: ${what}`, 'calls', count)
}

/** Everything that is written by itself, and what there is to write at once is written before the day begins. */
async function switchOn(desk: Desk, clock: SlavedClock): Promise<void> {
  for (const kind of ['tasks', 'attributes', 'mapping', 'owners'] as const) {
    await desk.run('automations.set', { kind, on: true })
  }
  for (let minutes = 0; minutes < 600; minutes++) {
    await clock.play(MINUTE)
    const { unsent } = await desk.run('outbox.list', {})
    if (unsent > 0) continue
    const { kinds } = await desk.run('automations.list', {})
    if (kinds.every((kind) => !kind.on || kind.kind === 'tasks' || kind.count === 0)) return
  }
  console.error('a day: what is written at once was not through after ten hours')
}

/** What the rep does, in no order: each act is one click at its time. */
async function planOf(desk: Desk, clock: SlavedClock): Promise<(() => Promise<unknown>)[]> {
  const list = async (match: 'none' | 'contact', count: number): Promise<string[]> =>
    (await desk.run('book.list', { filter: { match: [match] }, limit: 400, sort: 'created' })).rows
      .filter((row) => row.email !== null)
      .slice(0, count)
      .map((row) => row.id)
  const strangers = await list('none', PLAN.leads)
  const contacts = await list('contact', PLAN.conversations)
  const starts = contacts.map((contactId, at) => () => {
    const { control } = desk.intercom
    const conversationId = control.contactStarts({ contactId, body: 'I have a question about seats' })
    const close = (): void => void control.adminCloses({ conversationId, adminId: desk.world.rep.adminId })
    if (at % 3 === 0) clock.after(30 * MINUTE, close)
    return Promise.resolve()
  })
  const leads = strangers.map((personId) => async () => {
    const form = await desk.run('leads.form', { personId, conversationId: null })
    const values = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
    const rest = { conversationId: null, saveToPerson: false, evenIfExisting: false }
    await desk.run('leads.create', { personId, values, ...rest })
  })
  const tasks = contacts.slice(0, PLAN.tasks).map((personId) => () => newTask(desk, personId))
  const cases = contacts.slice(0, PLAN.cases).map((personId) => () => newCase(desk, personId))
  return [...starts, ...leads, ...tasks, ...cases]
}

async function newTask(desk: Desk, personId: string): Promise<void> {
  const about = { personId, conversationId: null, purpose: 'followUp' as const, partIds: null }
  const form = await desk.run('tasks.form', about)
  await desk.run('tasks.create', {
    ...about,
    subject: form.subject || 'Follow up',
    comments: '',
    targetIds: form.targetIds,
    opportunityId: form.opportunityId,
    status: form.status,
    priority: form.priority,
    dueDate: form.duePresets[0]?.date ?? null,
    reminderAt: null,
    call: null,
  })
}

async function newCase(desk: Desk, personId: string): Promise<void> {
  const form = await desk.run('cases.form', { personId, conversationId: null })
  const values = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
  await desk.run('cases.create', { personId, conversationId: null, values: { ...values, Subject: 'Export stalls' } })
}

/** The day's calls by what they asked for: a composite by what it holds. */
function countsOf(desk: Desk): [string, number][] {
  const counts = new Map<string, number>()
  for (const { method, url, body } of desk.salesforce.requests) {
    const path = url.split('?')[0]!.replace(/^.*\/v\d+\.\d\//, '')
    const what =
      path === 'composite' ? (/"method":"(POST|PATCH)"/.test(body) ? 'writes' : 'cycles') : kindOf(method, path)
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

function kindOf(method: string, path: string): string {
  if (path.includes('oauth2')) return 'signing in (not counted)'
  if (method !== 'GET') return 'writes'
  return path.endsWith('describe') || path.includes('/layouts') ? 'describes' : 'single queries'
}

/** Until nothing is on the way, and what came back has been dealt with. */
async function atRest(inFlight: () => number): Promise<void> {
  for (let quiet = 0; quiet < 4;) {
    await new Promise((resolve) => setImmediate(resolve))
    quiet = inFlight() === 0 ? quiet + 1 : 0
  }
}
