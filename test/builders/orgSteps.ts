import * as fc from 'fast-check'
import type { SalesforceDesk } from './salesforceDesk'

/** One thing that happens in the org, or to the people of the desk. Any numbers will do: they choose among what is there. */
export interface OrgStep {
  kind: keyof typeof DOING
  a: number
  b: number
  /** Seconds that pass before it. */
  after: number
}

type Doing = (desk: SalesforceDesk, a: number, b: number, unique: string) => void
type Row = Record<string, unknown>

const rows = (desk: SalesforceDesk, object: string): Row[] =>
  desk.org.standIn.control.list(object).filter((row) => row['IsDeleted'] !== true)
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length]!
const idOf = (row: Row): string => String(row['Id'])
const any = (desk: SalesforceDesk, object: string, at: number): string => idOf(pick(rows(desk, object), at))
const users = (desk: SalesforceDesk): string[] => [desk.rep, desk.colleague]
/** One of few addresses, so that people and records often share them. */
const email = (at: number): string => `shared${at % 12}@mail.example`
const whos = ['Lead', 'Contact'] as const

const DOING = {
  lead: (desk, a, b, unique) =>
    desk.org.standIn.control.create(
      'Lead',
      {
        LastName: unique,
        Company: 'Co',
        Email: email(a),
        OwnerId: pick(users(desk), b),
      },
      desk.colleague,
    ),
  contact: (desk, a, b, unique) =>
    desk.org.standIn.control.create(
      'Contact',
      {
        LastName: unique,
        Email: email(a),
        AccountId: any(desk, 'Account', a),
        OwnerId: pick(users(desk), b),
      },
      desk.colleague,
    ),
  account: (desk, a, b, unique) =>
    desk.org.standIn.control.update('Account', any(desk, 'Account', a), {
      Name: unique,
      OwnerId: pick(users(desk), b),
    }),
  moveContact: (desk, a, b) =>
    desk.org.standIn.control.update('Contact', any(desk, 'Contact', a), { AccountId: any(desk, 'Account', b) }),
  email: (desk, a, b) => {
    const object = pick(whos, b)
    desk.org.standIn.control.update(object, any(desk, object, a), { Email: email(b) })
  },
  owner: (desk, a, b) => {
    const object = pick(['Lead', 'Contact', 'Task', 'Opportunity'], b)
    desk.org.standIn.control.update(object, any(desk, object, a), { OwnerId: pick(users(desk), a) })
  },
  opportunity: (desk, a, b, unique) => {
    const values = {
      Name: unique,
      StageName: 'Prospecting',
      CloseDate: '2030-01-01',
      AccountId: any(desk, 'Account', a),
    }
    const id = desk.org.standIn.control.create('Opportunity', values, desk.colleague)
    if (b % 2)
      desk.org.standIn.control.create('OpportunityContactRole', {
        OpportunityId: id,
        ContactId: any(desk, 'Contact', b),
      })
  },
  role: (desk, a, b) =>
    desk.org.standIn.control.create('OpportunityContactRole', {
      OpportunityId: any(desk, 'Opportunity', a),
      ContactId: any(desk, 'Contact', b),
    }),
  noRole: (desk, a) =>
    desk.org.standIn.control.delete('OpportunityContactRole', any(desk, 'OpportunityContactRole', a)),
  stage: (desk, a, b) =>
    desk.org.standIn.control.update('Opportunity', any(desk, 'Opportunity', a), {
      StageName: b % 2 ? 'Closed Won' : 'Prospecting',
    }),
  case: (desk, a, _b, unique) =>
    desk.org.standIn.control.create('Case', { Subject: unique, ContactId: any(desk, 'Contact', a), Status: 'New' }),
  moveCase: (desk, a, b) =>
    desk.org.standIn.control.update('Case', any(desk, 'Case', a), { ContactId: any(desk, 'Contact', b) }),
  task: (desk, a, b, unique) => {
    const WhoId = any(desk, pick(whos, a), b)
    desk.org.standIn.control.create('Task', {
      Subject: unique,
      WhoId,
      Status: 'Not Started',
      OwnerId: pick(users(desk), b),
    })
  },
  finish: (desk, a, b) =>
    desk.org.standIn.control.update('Task', any(desk, 'Task', a), { Status: b % 3 ? 'Completed' : 'Not Started' }),
  delete: (desk, a, b) => {
    const object = pick(['Lead', 'Contact', 'Task', 'Case', 'Opportunity', 'Account'], b)
    desk.org.standIn.control.delete(object, any(desk, object, a), desk.colleague)
  },
  undelete: (desk, a, b) => {
    const object = pick(['Lead', 'Contact', 'Account', 'Task'], b)
    const bin = desk.org.standIn.control.list(object).filter((row) => row['IsDeleted'] === true)
    if (bin.length > 0) desk.org.standIn.control.undelete(idOf(pick(bin, a)))
  },
  merge: (desk, a, b) => {
    const object = pick(['Lead', 'Contact', 'Account'], a + b)
    const [winner, loser] = [any(desk, object, a), any(desk, object, a + b + 1)]
    if (winner !== loser) desk.org.standIn.control.merge(winner, [loser], {}, desk.colleague)
  },
  convert: (desk, a, b) => {
    const open = rows(desk, 'Lead').filter((row) => row['IsConverted'] !== true)
    desk.org.standIn.control.convert(idOf(pick(open, a)), { createOpportunity: b % 2 === 0 }, desk.colleague)
  },
  personComes: (desk, a, b) => {
    const known = pick(rows(desk, pick(whos, b)), a)['Email']
    desk.people([b % 3 || typeof known !== 'string' ? email(a) : known])
  },
  personMoves: (desk, a, b) => {
    const ids = desk.store.people.bookIds(null, 1_000)
    if (ids.length > 0) desk.moves(pick(ids, a), email(b))
  },
  personGoes: (desk, a) => {
    const ids = desk.store.people.bookIds(null, 1_000)
    if (ids.length > 0) desk.store.people.remove([pick(ids, a)])
  },
  late: (desk, a, b, unique) => {
    const values = { LastName: unique, Company: 'Co', Email: email(a), OwnerId: pick(users(desk), b) }
    desk.org.standIn.control.beginLate([{ op: 'create', object: 'Lead', values }], 100_000, desk.colleague)
  },
  share: (desk, a, b) => {
    const object = pick(whos, b)
    const mayRead = b % 4 < 2
    const id = any(desk, object, a)
    if (mayRead) desk.org.standIn.control.share(id, desk.rep, 'read')
    else desk.org.standIn.control.unshare(id, desk.rep)
  },
  erase: (desk, a, b) => {
    const object = pick(['Case', 'Task'], b)
    desk.org.standIn.control.erase(object, any(desk, object, a))
  },
} satisfies Record<string, Doing>

/** What no change tells of: it comes with the sweep. */
const SILENT = new Set<string>(['share', 'erase'])

/** Any step; with `silent` also those of which nothing is told until the daily sweep. */
export function orgSteps(silent: boolean): fc.Arbitrary<OrgStep> {
  const kinds = (Object.keys(DOING) as (keyof typeof DOING)[]).filter((kind) => silent || !SILENT.has(kind))
  return fc.record({
    kind: fc.constantFrom(...kinds),
    a: fc.nat({ max: 9_999 }),
    b: fc.nat({ max: 9_999 }),
    after: fc.nat({ max: 90 }),
  })
}

/** Does it; what the org refuses (the record went before) is left out. */
export function happen(desk: SalesforceDesk, { kind, a, b, after }: OrgStep, unique: string): void {
  desk.org.simClock.advance(after * 1_000)
  try {
    DOING[kind](desk, a, b, unique)
  } catch {
    // Refused: what the step was about is no longer there.
  }
}
