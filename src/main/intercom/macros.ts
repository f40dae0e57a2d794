import { z } from 'zod'
import type { IntercomMacro } from '../ports/intercom'
import type { Caller } from './caller'
import { id, idsOf, maybeText, object, rowsOf, text } from './fields'
import { MAX_PER_PAGE } from './queries'

/** More pages than any workspace has: a cursor that never ends must end here. */
const MOST_PAGES = 20

const macro = z.looseObject({
  id,
  name: text,
  body: text,
  visible_to: maybeText,
  visible_to_team_ids: z.unknown().optional(),
  available_on: z.array(z.string()).nullish().catch(null),
})

/** All rows of `GET /macros` (from 2.16 on), by its cursor. */
export async function allMacros(caller: Caller): Promise<unknown[]> {
  const rows: unknown[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const cursor: string = after === null ? '' : `&starting_after=${encodeURIComponent(after)}`
    const answer = await caller.read(`/macros?per_page=${MAX_PER_PAGE}${cursor}`)
    rows.push(...rowsOf(answer, 'data', 'macros'))
    after = maybeText.parse(object.parse(object.parse(object.parse(answer)['pages'])['next'])['starting_after'])
    if (after === null) break
  }
  return rows
}

/** A macro, or null for one that is not for the inbox. Throws a ZodError without an id. */
export function parseMacro(value: unknown): IntercomMacro | null {
  const row = macro.parse(value)
  if (row.available_on && !row.available_on.includes('inbox')) return null
  const teams = idsOf(row.visible_to_team_ids)
  const { name } = row
  return {
    id: row.id,
    name: name || 'Saved reply',
    html: row.body,
    teamIds: row.visible_to === 'everyone' ? null : teams,
  }
}
