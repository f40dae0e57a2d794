import type { FilterValue, ResultKind } from '../../domain/search/filters'
import type { StoreContext } from '../context'
import type { Value } from '../database'
import { foldForSort } from '../text'

export type Who = 'owner' | 'assignee' | 'from'

/** An owner, an assignee or an author as SQL about the row of a kind; see filterSql. */
export function sayWho(
  context: StoreContext,
  name: Who,
  value: Extract<FilterValue, { sort: 'who' }>,
  kind: ResultKind,
  bind: (value: Value) => string,
): string {
  const { repId, orgKey } = context.scope
  if (kind === 'record') return ofRecord(context, value, orgKey, bind)
  const list = (ids: readonly string[]): string => `(SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`
  if (name === 'owner') {
    if (value.who === 'none') return 'p.owner_id IS NULL'
    return `p.owner_id IN ${list(value.who === 'me' ? [repId] : teammatesCalled(context, value.name))}`
  }
  if (name === 'assignee') {
    if (value.who === 'none') return 'c.assignee_id IS NULL AND c.team_id IS NULL'
    const ids = value.who === 'me' ? [repId] : teammatesCalled(context, value.name)
    return `c.assignee_id IN ${list(ids)} OR c.team_id IN ${list(ids)}`
  }
  if (value.who === 'none') return 't.author_id IS NULL'
  if (value.who === 'me') return `t.author_type = 'admin' AND t.author_id = ${bind(repId)}`
  return `(t.author_type = 'admin' AND t.author_id IN ${list(teammatesCalled(context, value.name))})
    OR (t.author_type = 'person' AND instr(fold_for_sort(p.display_name), ${bind(foldForSort(value.name))}) > 0)`
}

function ofRecord(
  { database }: StoreContext,
  value: Extract<FilterValue, { sort: 'who' }>,
  orgKey: string,
  bind: (value: Value) => string,
): string {
  if (value.who === 'none') return 'r.owner_id IS NULL'
  if (value.who === 'me') return `r.owner_id = ${bind(orgKey.slice(orgKey.indexOf(':') + 1))}`
  const ids = database.texts(
    'SELECT id FROM sf_users WHERE org_key = ? AND instr(fold_for_sort(name), ?) > 0',
    orgKey,
    foldForSort(value.name),
  )
  return `r.owner_id IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))}))`
}

/** Ids of teammates and teams whose name holds what was written, accents aside. */
export function teammatesCalled({ database }: StoreContext, name: string): string[] {
  return database.texts(
    `SELECT id FROM teammates WHERE instr(fold_for_sort(name), :name) > 0
     UNION SELECT id FROM teams WHERE instr(fold_for_sort(name), :name) > 0`,
    { name: foldForSort(name) },
  )
}
