import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { ApiError, invalid } from '../errors'
import { isObject, optionalBoolean, optionalString } from '../input'
import type { DataAttributeRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16 } from '../versions'

const READ = ['read_content_data', 'read_users_and_companies'] as const
const WRITE = ['read_and_write_users'] as const
const TYPES: Record<string, DataAttributeRow['data_type']> = {
  options: 'string',
  string: 'string',
  integer: 'integer',
  float: 'float',
  boolean: 'boolean',
  datetime: 'date',
  date: 'date',
}

/** Which attributes contacts and companies have; contacts may only carry those that are made here first. */
export const dataAttributeRoutes: readonly Route[] = [
  route('GET', '/data_attributes', READ, list),
  route('POST', '/data_attributes', WRITE, create),
  route('PUT', '/data_attributes/:id', WRITE, update),
]

function list({ world, query, version }: Call): SimResponse {
  const model = query.get('model')
  if (model === 'conversation') {
    if (version < V2_16) return ok({ type: 'list', data: [] })
    const message = 'model=conversation is no longer supported. Use GET /conversations/attributes instead'
    throw new ApiError(422, 'parameter_invalid', message)
  }
  if (model !== null && model !== 'contact' && model !== 'company') {
    throw invalid('The Data Attribute model field must be either contact or company')
  }
  const archived = query.get('include_archived') === 'true'
  const rows = world.dataAttributes.filter(
    (row) => (model === null || row.model === model) && (archived || !row.archived),
  )
  return ok({ type: 'list', data: rows.map((row) => renderAttribute(world, row)) })
}

function create({ world, body }: Call): SimResponse {
  const name = optionalString(body, 'name')?.trim()
  const { model } = body
  if (!name || !/^[\p{L}\p{N}\p{Sc} _-]+$/u.test(name)) {
    throw invalid(
      'Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens',
    )
  }
  if (model !== 'contact' && model !== 'company') {
    throw invalid('The Data Attribute model field must be either contact or company')
  }
  const type = typeof body.data_type === 'string' ? TYPES[body.data_type] : undefined
  if (!type) throw invalid("Data Type isn't an option")
  const rival = world.dataAttributes.find((row) => row.custom && row.name.toLowerCase() === name.toLowerCase())
  if (rival) {
    const kind = model === 'contact' ? 'people' : 'company'
    const have = rival.model === 'contact' ? 'people' : 'company'
    throw invalid(
      `You already have '${name}' in your ${have} data. To save this as new ${kind} data, use a different name.`,
    )
  }
  const now = world.now()
  const row: DataAttributeRow = {
    id: Number(world.ids.next('attribute')),
    model,
    name,
    full_name: `custom_attributes.${name}`,
    label: name,
    description: optionalString(body, 'description') ?? '',
    data_type: type,
    options: body.data_type === 'options' || body.options !== undefined ? readOptions(body.options) : null,
    api_writable: true,
    messenger_writable: optionalBoolean(body, 'messenger_writable') ?? false,
    custom: true,
    archived: false,
    created_at: now,
    updated_at: now,
  }
  world.dataAttributes.push(row)
  return ok(renderAttribute(world, row))
}

function update({ world, params, body }: Call): SimResponse {
  const row = world.dataAttributes.find((known) => known.custom && String(known.id) === params.id)
  if (!row) throw new ApiError(404, 'field_not_found', "We couldn't find that data attribute to update")
  if (body.options !== undefined) row.options = readOptions(body.options)
  row.archived = optionalBoolean(body, 'archived') ?? row.archived
  row.description = optionalString(body, 'description') ?? row.description
  row.messenger_writable = optionalBoolean(body, 'messenger_writable') ?? row.messenger_writable
  row.updated_at = world.now()
  return ok(renderAttribute(world, row))
}

function readOptions(value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid("Options isn't an array")
  const options = value.map((option: unknown) => {
    if (!isObject(option) || typeof option.value !== 'string') throw invalid('Options need a value')
    return option.value
  })
  if (options.length < 2) throw invalid('Options need at least two values')
  return options
}

function renderAttribute(world: World, row: DataAttributeRow): Record<string, unknown> {
  return {
    ...(row.id === null ? {} : { id: row.id }),
    type: 'data_attribute',
    name: row.name,
    full_name: row.full_name,
    label: row.label,
    ...(row.description === '' ? {} : { description: row.description }),
    data_type: row.data_type,
    ...(row.options === null ? {} : { options: row.options }),
    api_writable: row.api_writable,
    ui_writable: false,
    messenger_writable: row.messenger_writable,
    custom: row.custom,
    archived: row.archived,
    ...(row.custom
      ? { admin_id: world.admins.keys().next().value, created_at: row.created_at, updated_at: row.updated_at }
      : {}),
    model: row.model,
  }
}
