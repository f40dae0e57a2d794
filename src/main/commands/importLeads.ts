import { type ImportPlan, MOST_IMPORT_ROWS } from '../../contract/models'
import type { ParsedInput } from '../../contract/commands'
import { Failure } from '../domain/failure'
import { foldEmail } from '../domain/matching/foldEmail'
import { guessTargets, importTargets, NOTHING, readImportRow } from '../domain/merging/importColumns'
import { personAttributes, type EditType } from '../domain/people/editable'
import { makeGroup } from '../outbox/groupMaking'
import { turnKeeper } from '../turns'
import { attributesNow } from './attributeDefinitions'
import { newItem, released, type CommandContext, type Handlers } from './context'
import { csvRows } from './csvRows'
import { groupCommands, groupOf } from './groups'
import { importReport, keepLeftOut, type LeftOut } from './importReport'

type Family = Pick<
  Handlers,
  'imports.plan' | 'imports.start' | 'imports.groups' | 'imports.group' | 'imports.changeGroup' | 'imports.report'
>

const SHOWN_SAMPLES = 100
const SHOWN_REASONS = 200
const GONE = 'This import is no longer in the outbox.'
const { groups, group, changeGroup } = groupCommands('person.create', GONE)

/** Leads from a CSV file: a dry run, then one outbox item for each row, which makes a lead or fills in what somebody lacks. */
export const importCommands: Family = {
  'imports.plan': async (input, context) => (await planned(context, input)).plan,
  async 'imports.start'(input, context) {
    const { plan, going, left } = await planned(context, input)
    if (plan.blocked !== null) throw new Failure('validation', plan.blocked)
    if (going.length === 0) throw new Failure('validation', 'No row of this file can be imported.')
    const session = context.session()
    const { store, profile } = session
    const { clock, ids } = context.options
    const groupId = ids.next()
    const ownerId = input.mine ? profile.repId : null
    keepLeftOut(store, groupId, left, clock.now())
    await makeGroup(
      { store, clock },
      groupId,
      session.settings().undoSeconds * 1_000,
      going,
      ({ line, email, values, types }) =>
        newItem(ids.next(), null, {
          kind: 'person.create',
          service: 'intercom',
          lane: `import:${email}`,
          personId: null,
          conversationId: null,
          payload: { line, email, ownerId, values, types, personName: values.name ?? email },
        }),
    )
    released(context)
    return { group: groupOf(session, 'person.create', groupId, clock.now(), GONE), leftOut: left.length }
  },
  'imports.groups': groups,
  'imports.group': group,
  'imports.changeGroup': changeGroup,
  'imports.report': ({ groupId }, context) => importReport(context, groupId),
}

interface Going {
  line: number
  email: string
  values: Record<string, string>
  types: Record<string, EditType>
}

/** What each row would do; in turns. An email that is in the file twice follows the first of the rows. */
async function planned(
  context: CommandContext,
  { text, targets }: Pick<ParsedInput<'imports.plan'>, 'text' | 'targets'>,
): Promise<{ plan: ImportPlan; going: Going[]; left: LeftOut[] }> {
  const [header, ...rows] = await csvRows(text, MOST_IMPORT_ROWS)
  if (!header || rows.length === 0) throw new Failure('validation', 'The file has no rows under its first one.')
  const attributes = new Map(personAttributes((await attributesNow(context)).items).map((one) => [one.key, one]))
  const offered = importTargets([...attributes.values()])
  const known = new Set(offered.map((one) => one.key))
  const chosen = header.cells.map((_, at) => targets?.[at] ?? NOTHING).map((key) => (known.has(key) ? key : NOTHING))
  const used = targets === null ? guessTargets(header.cells, offered) : chosen
  const plan: ImportPlan = {
    columns: header.cells.map((name, at) => ({
      name: name.trim() || `Column ${at + 1}`,
      sample: rows.map((row) => (row.cells[at] ?? '').trim()).find((cell) => cell !== '') ?? '',
      target: used[at] ?? NOTHING,
    })),
    targets: offered,
    rows: rows.length,
    make: 0,
    merge: 0,
    leftOut: 0,
    samples: [],
    reasons: [],
    blocked: blockedBy(used),
  }
  if (plan.blocked !== null) return { plan, going: [], left: [] }
  const { people } = context.session().store
  const breathing = turnKeeper()
  const seen = new Map<string, number>()
  const going: Going[] = []
  const left: LeftOut[] = []
  for (const { line, cells } of rows) {
    await breathing()
    const row = readImportRow(cells, used, attributes)
    const folded = foldEmail(row.email) ?? ''
    const earlier = seen.get(folded)
    const problem =
      'problem' in row ? row.problem : earlier === undefined ? null : `Line ${earlier} has this email already`
    if (problem !== null || 'problem' in row) {
      left.push({ line, email: row.email, reason: problem ?? '' })
      continue
    }
    seen.set(folded, line)
    const types = Object.fromEntries(Object.keys(row.values).map((key) => [key, attributes.get(key)!.type]))
    going.push({ line, email: row.email, values: row.values, types })
    const fate = people.withEmail(folded).length > 0 ? 'merge' : 'make'
    plan[fate] += 1
    if (plan.samples.length < SHOWN_SAMPLES) {
      plan.samples.push({ line, email: row.email, name: row.values.name ?? '', fate })
    }
  }
  plan.leftOut = left.length
  plan.reasons = left.slice(0, SHOWN_REASONS)
  return { plan, going, left }
}

function blockedBy(used: readonly string[]): string | null {
  if (!used.includes('email')) return 'Say which column is the email: by it Repdesk sees who is there already.'
  const twice = used.find((key, at) => key !== NOTHING && used.indexOf(key) !== at)
  return twice === undefined ? null : 'Two columns are the same attribute. Leave one of them out.'
}
