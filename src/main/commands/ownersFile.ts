import type { OwnerFilePlan } from '../../contract/models'
import { MOST_OWNER_ROWS } from '../../contract/models'
import { Failure } from '../domain/failure'
import { foldEmail } from '../domain/matching/foldEmail'
import { ownerColumns, ownerNamed, type OwnerColumns } from '../domain/ownership/ownersFile'
import type { Session } from '../session/sessionParts'
import { breathe, turnKeeper } from '../turns'
import { allowOwners } from './assignOwner'
import { released, type CommandContext, type Handlers } from './context'
import { csvRows } from './csvRows'
import { groupOf } from './groups'
import { ownerLocks } from './owners'
import { ownerNameOf, queueOwners, type OwnerChange } from './ownerItems'

type Family = Pick<Handlers, 'owners.planFile' | 'owners.assignFile'>

const SHOWN_CHANGES = 100
const SHOWN_REASONS = 200
const IDS_A_TURN = 500

/** Owners from a CSV file: a dry run, then one outbox item for each person that changes, as if chosen by hand. */
export const ownersFileCommands: Family = {
  'owners.planFile': async ({ text }, context) => (await planned(context, text)).plan,
  async 'owners.assignFile'({ text }, context) {
    allowOwners(context)
    const { plan, going } = await planned(context, text)
    if (going.length === 0) throw new Failure('validation', 'Nothing in this file changes an owner.')
    const groupId = await queueOwners(context, going)
    released(context)
    return {
      group: groupOf(context.session(), 'person.owner', groupId, context.options.clock.now()),
      leftOut: plan.same + plan.leftOut,
    }
  },
}

/** What each row would do; in turns. A person that is in the file twice follows the first of the rows. */
async function planned(context: CommandContext, text: string): Promise<{ plan: OwnerFilePlan; going: OwnerChange[] }> {
  const session = context.session()
  const [header, ...rows] = await csvRows(text, MOST_OWNER_ROWS)
  if (!header || rows.length === 0) throw new Failure('validation', 'The file has no rows under its first one.')
  const found = ownerColumns(header.cells)
  if ('problem' in found) throw new Failure('validation', found.problem)
  const { columns } = found
  const people = await finder(session, columns.by)
  const lockOf = ownerLocks(session)
  const teammates = session.store.teammates.list().filter((one) => one.isActive)
  const breathing = turnKeeper()
  const seen = new Map<string, { line: number; ownerId: string | null }>()
  const going: OwnerChange[] = []
  const plan = planOf(header.cells, columns, rows.length)
  for (const { line, cells } of rows) {
    await breathing()
    const who = (cells[columns.person] ?? '').trim()
    const cell = (cells[columns.owner] ?? '').trim()
    const leaveOut = (reason: string): void => {
      plan.leftOut += 1
      if (plan.reasons.length < SHOWN_REASONS) plan.reasons.push({ line, person: who, owner: cell, reason })
    }
    const person = people(who)
    const named = ownerNamed(cell, teammates)
    if ('problem' in person) leaveOut(person.problem)
    else if ('problem' in named) leaveOut(named.problem)
    else {
      const { personId } = person
      const { ownerId } = named
      const earlier = seen.get(personId)
      const lock = lockOf(personId)
      const before = session.store.people.ownerOf(personId) ?? null
      seen.set(personId, earlier ?? { line, ownerId })
      if (earlier && earlier.ownerId !== ownerId) leaveOut(`Line ${earlier.line} gives this person another owner`)
      else if (earlier || before === ownerId) plan.same += 1
      else if (lock !== null) leaveOut(lock)
      else {
        going.push({ personId, ownerId })
        if (plan.changes.length < SHOWN_CHANGES) {
          const name = (id: string | null): string | null => (id === null ? null : ownerNameOf(context, id))
          const personName = session.store.people.get(personId)?.displayName ?? who
          plan.changes.push({ line, personName, from: name(before), to: name(ownerId) })
        }
      }
    }
  }
  plan.change = going.length
  return { plan, going }
}

function planOf(header: readonly string[], { person, by, owner }: OwnerColumns, rows: number): OwnerFilePlan {
  const names = { person: (header[person] ?? '').trim(), by, owner: (header[owner] ?? '').trim() }
  return { columns: names, rows, change: 0, same: 0, changes: [], leftOut: 0, reasons: [] }
}

type FoundPerson = { readonly personId: string } | { readonly problem: string }

/** Finds a person of this desk by email, or by Intercom's id or the workspace's own. */
async function finder(session: Session, by: 'email' | 'id'): Promise<(cell: string) => FoundPerson> {
  const { people } = session.store
  const missing = { problem: 'Not on this desk: you own neither this person nor a conversation with them' }
  if (by === 'email') {
    return (cell) => {
      const email = foldEmail(cell)
      if (email === null) return { problem: 'The row does not say who' }
      const [personId, second] = people.withEmail(email)
      if (second !== undefined) return { problem: 'Several people have this email. Use their ids' }
      return personId === undefined ? missing : { personId }
    }
  }
  const external = await externalIds(session)
  return (cell) => {
    if (cell === '') return { problem: 'The row does not say who' }
    const personId = people.has(cell) ? cell : external.get(cell)
    return personId === undefined ? missing : { personId }
  }
}

/** The workspace's own id of each person; unique among users, which have one. */
async function externalIds({ store }: Session): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let after: string | null = ''; after !== null;) {
    const rows: readonly { personId: string; externalId: string | null }[] = store.people.externalIds(after, IDS_A_TURN)
    for (const { personId, externalId } of rows) if (externalId !== null) found.set(externalId, personId)
    after = rows.length < IDS_A_TURN ? null : (rows.at(-1)?.personId ?? null)
    await breathe()
  }
  return found
}
