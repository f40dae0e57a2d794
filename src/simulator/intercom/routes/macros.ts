import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { ApiError, invalid } from '../errors'
import { readPerPage } from '../paging'
import { compareIds } from '../store/sortedIndex'
import type { World } from '../store/world'
import { htmlToText } from '../text'
import { V2_16 } from '../versions'

const READ = ['read_conversations'] as const

/** Placeholders as teammates write them: `{{first_name | fallback: "there"}}`. */
const PLACEHOLDER = /\{\{\s*([\w.]+)\s*(?:\|\s*fallback:\s*["']([^"']*)["']\s*)?\}\}/g

/** The API gives them as elements in `body`, and in one spelling in `body_text` (API description 2.16, "list macros"). */
const asAttribute = (_all: string, key: string, fallback: string | undefined): string =>
  fallback === undefined ? `<attribute key="${key}"/>` : `<attribute key="${key}" default="${fallback}"/>`
const asPlain = (_all: string, key: string, fallback: string | undefined): string =>
  fallback === undefined ? `{{${key}}}` : `{{${key}|fallback:"${fallback}"}}`

type Macro = World['macros'][number]

/** Saved replies, from 2.16 on. Their times are ISO text, unlike everything else's. */
export const macroRoutes: readonly Route[] = [
  route('GET', '/macros', READ, list, V2_16),
  route(
    'GET',
    '/macros/:id',
    READ,
    ({ world, params }) => {
      const macro = world.macros.find((row) => row.id === params.id)
      if (!macro) throw new ApiError(404, 'not_found', 'Macro not found')
      return ok(renderMacro(macro))
    },
    V2_16,
  ),
]

function list({ world, query }: Call): SimResponse {
  const since = query.get('updated_since')
  if (since !== null && !/^\d+$/.test(since)) throw invalid('Invalid updated_since timestamp')
  const perPage = readPerPage(query.get('per_page'), 50)
  const rows = world.macros
    .filter((row) => since === null || row.updated_at > Number(since))
    .sort((a, b) => b.updated_at - a.updated_at || compareIds(b.id, a.id))
  const after = readAfter(query.get('starting_after'))
  const start = after ? rows.findIndex((row) => isAfter(row, after)) : 0
  const page = start < 0 ? [] : rows.slice(start, start + perPage)
  const last = page.at(-1)
  const more = last !== undefined && start + perPage < rows.length
  const next = more
    ? { starting_after: Buffer.from(JSON.stringify([last.updated_at, last.id])).toString('base64') }
    : null
  return ok({ type: 'list', data: page.map(renderMacro), pages: { type: 'pages', per_page: perPage, next } })
}

const isAfter = (row: Macro, [updated, id]: [number, string]): boolean =>
  row.updated_at < updated || (row.updated_at === updated && compareIds(row.id, id) < 0)

function readAfter(text: string | null): [number, string] | undefined {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
    if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string')
      return [value[0], value[1]]
  } catch {
    // Answered below.
  }
  throw new ApiError(400, 'client_error', 'The value of starting_after is invalid')
}

function renderMacro(row: Macro): Record<string, unknown> {
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()
  return {
    type: 'macro',
    id: row.id,
    name: row.name,
    body: row.body.replace(PLACEHOLDER, asAttribute),
    body_text: htmlToText(row.body.replace(PLACEHOLDER, asPlain)),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
    visible_to: 'everyone',
    visible_to_team_ids: [],
    available_on: ['inbox', 'messenger'],
  }
}
