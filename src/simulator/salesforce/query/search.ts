import { canRead, isOutOfQueries } from '../access'
import { noSuchResource, requestError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { methodNotAllowed, objectBody, type Answer, type Route } from '../http/call'
import { readFieldList } from '../http/records'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import { indexKey, type Row } from '../store'
import { attributesOf, valueOf, writeValue } from '../values'
import { isJsonObject } from '../writes/body'
import { parseSosl } from './sosl'
import { asText } from '../text'

/** What a search looks for: a term, where, and which fields of which objects it answers with. */
export interface Search {
  term: string
  /** `ALL`, `EMAIL`, `NAME`, `PHONE` */
  within: string
  objects: { name: string; fields: string[]; limit: number | undefined }[]
  limit: number
}

const GROUPS: Record<string, (field: FieldDef) => boolean> = {
  ALL: (field) => ['string', 'email', 'phone', 'url', 'textarea', 'combobox'].includes(field.type),
  EMAIL: (field) => field.type === 'email',
  NAME: (field) => ['Name', 'FirstName', 'LastName', 'Subject', 'CaseNumber'].includes(field.name),
  PHONE: (field) => field.type === 'phone',
}
const MAX_RESULTS = 2000
const DEFAULT_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case']

/** `GET /search?q=FIND {...}`. */
export const searchRoute: Route = (_service, caller, call) => {
  if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
  return answer(caller, parseSosl(call.query.get('q') ?? ''))
}

/** `GET` or `POST /parameterizedSearch`. */
export const parameterizedSearchRoute: Route = (_service, caller, call) => {
  if (call.method === 'GET') {
    const fields = (call.query.get('fields') ?? 'Id').split(',').map((name) => name.trim())
    const names = call.query.getAll('sobject')
    return answer(caller, {
      term: call.query.get('q') ?? '',
      within: (call.query.get('in') ?? 'ALL').toUpperCase(),
      objects: (names.length > 0 ? names : DEFAULT_OBJECTS).map((name) => ({ name, fields, limit: undefined })),
      limit: Number(call.query.get('overallLimit') ?? MAX_RESULTS),
    })
  }
  if (call.method !== 'POST') throw methodNotAllowed(call, 'GET,POST,HEAD')
  const body = objectBody(call)
  const shared = Array.isArray(body['fields']) ? body['fields'].map(String) : ['Id']
  const sobjects = Array.isArray(body['sobjects']) ? body['sobjects'].filter(isJsonObject) : []
  return answer(caller, {
    term: asText(body['q']),
    within: (asText(body['in']) || 'ALL').toUpperCase(),
    objects: (sobjects.length > 0 ? sobjects : DEFAULT_OBJECTS.map((name): Record<string, unknown> => ({ name }))).map(
      (one) => ({
        name: asText(one['name']),
        fields: Array.isArray(one['fields']) ? one['fields'].map(String) : shared,
        limit: typeof one['limit'] === 'number' ? one['limit'] : undefined,
      }),
    ),
    limit: typeof body['overallLimit'] === 'number' ? body['overallLimit'] : MAX_RESULTS,
  })
}

function answer(caller: Caller, search: Search): Answer {
  if (search.term.replace(/[*?"]/g, '').trim().length < 2) {
    throw requestError(400, 'MALFORMED_SEARCH', 'search term must be longer than one character')
  }
  const inGroup = GROUPS[search.within]
  if (!inGroup) throw requestError(400, 'MALFORMED_SEARCH', `unknown search group ${search.within}`)
  const records = search.objects.flatMap((wanted) => {
    const object = findObject(caller, wanted.name)
    if (!object?.searchable) throw noSuchResource()
    const fields = readFieldList(caller, object, wanted.fields)
    return find(caller, object, search.term, inGroup)
      .slice(0, wanted.limit)
      .map((row) => {
        const out: Record<string, unknown> = { attributes: attributesOf(caller, object.name, row.Id) }
        for (const field of fields) out[field.name] = writeValue(field, valueOf(caller.org, object, row, field))
        return out
      })
  })
  return { status: 200, body: { searchRecords: records.slice(0, search.limit) } }
}

function find(caller: Caller, object: ObjectDef, term: string, inGroup: (field: FieldDef) => boolean): Row[] {
  const fields = object.fields.filter(inGroup)
  const table = caller.org.store.table(object.name)
  const words =
    /^".*"$/.test(term) || term.includes('@') ? [term.replaceAll('"', '')] : term.split(/\s+/).filter(Boolean)
  const patterns = words.map(wordPattern)
  const [first = ''] = words
  const email = fields.find((field) => field.idLookup && field.type === 'email')
  const isExact =
    words.length === 1 && first.includes('@') && !/[*?]/.test(first) && fields.every((field) => field.type === 'email')
  const ids =
    isExact && email ? (table.withValue(email.name, indexKey(email, first)) ?? table.rows.keys()) : table.rows.keys()
  return [...ids].flatMap((id) => {
    const row = table.rows.get(id)
    if (!row || isOutOfQueries(caller.org, object.name, row) || !canRead(caller, object.name, row)) return []
    const texts = fields.map((field) => row[field.name]).filter((value) => typeof value === 'string')
    return patterns.every((pattern) => texts.some((text) => pattern.test(text))) ? [row] : []
  })
}

/** A word matches at the start of a word of the text; `*` and `?` stand for any and one character. */
function wordPattern(word: string): RegExp {
  const source = word
    .replace(/[\\^$.+()[\]{}|/]/g, '\\$&')
    .replaceAll('*', '\\S*')
    .replaceAll('?', '\\S')
  return new RegExp(`(^|[^\\p{L}\\p{N}])${source}($|[^\\p{L}\\p{N}])`, 'iu')
}
