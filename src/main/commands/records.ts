import { caseFormChoices } from '../domain/cases/choices'
import { Failure } from '../domain/failure'
import { checkEdit } from '../domain/records/edit'
import { showableFields, shownFields } from '../domain/records/panelFields'
import { sameFieldValue } from '../domain/salesforce/mergeFields'
import type { SalesforceDescribe } from '../ports/salesforce'
import type { CachedRecord } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { matchCommands } from './matchCommands'
import { describeNow, factsOfRecord, keptLayout, keptPages } from './orgDescribes'
import { nameInCache } from './recordCards'
import { recordChoiceCommands } from './recordChoices'
import { recordGet } from './recordGet'
import { seenFields, typedEdit } from './recordEdits'
import { taskReferenceProblems } from './taskReferences'
import { outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'salesforce.refresh'
  | 'salesforce.chooseMatch'
  | 'salesforce.fields'
  | 'records.get'
  | 'records.update'
  | 'records.find'
>
type Input = Parameters<Handlers['records.update']>[0]

/** Whole records of Salesforce: which fields are shown, and edits of them, online or not. */
export const recordCommands: Family = {
  ...matchCommands,
  ...recordChoiceCommands,
  async 'salesforce.fields'(input, context) {
    const describe = await describeNow(context, input.object)
    const { panelFields } = context.session().settings()
    const inForm =
      input.object === 'Case' && describe ? caseFormChoices(describe, keptLayout(context.session(), 'Case')) : null
    const fields = showableFields(input.object, describe).map((field) => {
      const use = inForm?.get(field.name)
      return use ? { ...field, inForm: use } : field
    })
    const known = new Set(fields.map((field) => field.name))
    return { fields, shown: shownFields(input.object, panelFields).filter((name) => known.has(name)) }
  },
  'records.get': recordGet,
  'records.update': update,
}

/** One edit of one record: checked by this user's describe, shown at once, sent when it can be. */
async function update(input: Input, context: CommandContext): Promise<Awaited<ReturnType<Handlers['records.update']>>> {
  const session = context.session()
  const orgKey = session.orgKey()
  if (orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
  const describe = await describeNow(context, input.object)
  if (!describe) {
    throw new Failure(
      'offline',
      `Repdesk has not read yet which fields a ${input.object} has in your org. Go online and refresh Salesforce once.`,
    )
  }
  const said = seenFields(session, input.object, input.recordId) ?? {}
  const type = input.values.RecordTypeId ?? said.RecordTypeId
  const { facts, layoutRequired } = factsOfRecord(describe, keptPages(session, input.object), type)
  const problems = {
    ...(input.object === 'Task' ? taskReferenceProblems(input.values, said) : {}),
    ...checkEdit(facts, input.values, layoutRequired),
  }
  if (Object.keys(problems).length > 0) {
    throw new Failure('validation', 'Some values need your attention before they can be saved.', { fields: problems })
  }
  const now = context.options.clock.now()
  const item = session.store.transaction(() => {
    const record = recordOf(session.store.records.get(orgKey, input.object, input.recordId))
    const seen = seenFields(session, input.object, input.recordId) ?? {}
    const mine = typedEdit(session, input.object, input.values)
    const changed = Object.keys(mine).filter((name) => !sameFieldValue(seen[name], mine[name]))
    if (changed.length === 0) throw new Failure('validation', 'Nothing was changed.')
    const unread = changed.filter((name) => !Object.hasOwn(seen, name))
    if (unread.length > 0) {
      // Without knowing what was there, nobody can tell later whether somebody else changed it, too.
      throw new Failure('conflict', 'Repdesk has not read this field yet. Refresh Salesforce, then change it.')
    }
    const pick = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(changed.map((name) => [name, of[name]!]))
    const created = enqueue(context, {
      kind: 'record.update',
      service: 'salesforce',
      lane: `record:${input.recordId}`,
      personId: input.personId,
      conversationId: null,
      payload: {
        object: input.object,
        recordId: input.recordId,
        recordName: record.name,
        values: pick(input.values),
        base: pick(seen),
        names: chosenNames(input, changed, describe, (id) => nameInCache(session, orgKey, id)),
        personName: (input.personId && session.store.people.get(input.personId)?.displayName) || record.name,
      },
    })
    session.store.records.patch(orgKey, input.object, input.recordId, pick(mine))
    return created
  })
  released(context, input.personId === null ? [] : [input.personId])
  return outboxItem(session, item, now)
}

/**
 * What references lead to from now on: as the rep chose it, else as it is cached. Each with the id that it names, since a
 * value that is corrected later has another name.
 */
function chosenNames(
  { values, names }: Input,
  changed: readonly string[],
  { fields }: SalesforceDescribe,
  nameOf: (id: string) => string | null,
): Record<string, { id: string; name: string }> {
  const references = new Set(fields.filter((field) => field.type === 'reference').map((field) => field.name))
  return Object.fromEntries(
    changed.flatMap((field) => {
      const id = values[field] ?? ''
      const name = names[field] ?? (references.has(field) && id !== '' ? nameOf(id) : null)
      return name === null ? [] : [[field, { id, name }] as const]
    }),
  )
}

function recordOf(record: CachedRecord | null): CachedRecord {
  if (!record) {
    throw new Failure('not_found', 'This record is not on this desk any more. Refresh Salesforce to look for it.')
  }
  if (record.object === 'Lead' && record.isClosed === true) {
    throw new Failure(
      'validation',
      'This Lead was converted, so Salesforce keeps it as it is. Edit its Contact instead.',
    )
  }
  return record
}
