import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BookFilter } from '../../../src/contract/commands'
import type { LivePersonRow, SegmentFilter } from '../../../src/contract/models'
import { openDatabase } from '../../../src/main/store/openDatabase'
import type { Desk } from '../../builders/desk'

export const everyone: BookFilter = {
  role: null,
  match: [],
  unreadOnly: false,
  openOnly: false,
  silentDays: null,
  text: '',
}

/** Whose owner is this teammate, or nobody (null), and whatever else holds. */
export function ownedBy(ownerId: string | null, ...parts: SegmentFilter['parts']): SegmentFilter {
  const test = ownerId === null ? ({ op: 'isNotSet' } as const) : ({ op: 'is', value: ownerId } as const)
  return { join: 'all', parts: [{ field: 'owner', test }, ...parts] }
}

/** All pages of a live list, as a rep who scrolls to its end sees them. */
export async function livePeople(
  desk: Desk,
  segment: SegmentFilter,
  filter: Partial<BookFilter> = {},
): Promise<LivePersonRow[]> {
  const rows: LivePersonRow[] = []
  let cursor: string | null = null
  do {
    const page: { rows: LivePersonRow[]; next: string | null } = await desk.run('live.people', {
      filter: { ...everyone, ...filter },
      segment,
      cursor,
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

/** A contact as the API lists it. */
export interface Listed {
  id: string
  name: string | null
  email: string | null
  role: string
  owner_id: string | null
  created_at: number
  location: { country: string | null } | null
}

/** Everybody in the workspace, read past the app from the plain list, and no search. */
export async function everybodyThere({ intercom }: Desk): Promise<Listed[]> {
  const found: Listed[] = []
  let after: string | undefined
  do {
    const query = new URLSearchParams({ per_page: '150', ...(after === undefined ? {} : { starting_after: after }) })
    const headers = {
      authorization: `Bearer ${intercom.token}`,
      accept: 'application/json',
      'intercom-version': '2.16',
    }
    const answer = await fetch(`${intercom.baseUrl}/contacts?${query}`, { headers })
    const page = (await answer.json()) as { data: Listed[]; pages: { next?: { starting_after: string } | null } }
    found.push(...page.data)
    after = page.pages.next?.starting_after
  } while (after !== undefined)
  return found
}

/** The tables of the desk's cache in which any of these words stands, whatever the store makes of them. */
export async function tablesWith(desk: Desk, words: readonly string[]): Promise<string[]> {
  const file = readdirSync(desk.folder).find((name) => name.endsWith('.repdesk'))!
  const secret = await desk.vault.get(`store.key.${file}`)
  const { raw } = openDatabase(join(desk.folder, file), Buffer.from(secret!, 'hex'))
  try {
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]
    return tables
      .map(({ name }) => name)
      .filter((name) => {
        const text = JSON.stringify(raw.prepare(`SELECT * FROM "${name}"`).all())
        return words.some((word) => text.includes(word))
      })
  } finally {
    raw.close()
  }
}
