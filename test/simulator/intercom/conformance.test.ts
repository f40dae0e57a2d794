import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { allRoutes } from '../../../src/simulator/intercom/routes/all'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { missingKeys, OUTER, toJsonSchema, TRAPS, type Node } from './conformanceSchema'
import {
  ANNA,
  BEN,
  DAY,
  IDS,
  NOON,
  seed,
  seedConversation,
  start,
  stopAll,
  TEAM,
  type Answer,
  type Client,
  textOf,
} from './fixture'

const SPEC = join(import.meta.dirname, '../../../../shared/reference/intercom-openapi-2.16.yaml')
const present = existsSync(SPEC)
if (!present) console.log('conformance: skipped, Intercom’s description is not beside this repository')

describe.skipIf(!present)('answers fit Intercom’s own description of 2.16', () => {
  let operations: Node = {}
  let ajv: Ajv
  let client: Client
  const validators = new Map<string, ValidateFunction>()
  const visited = new Set<string>()

  beforeAll(async () => {
    const spec = parse(readFileSync(SPEC, 'utf8'), { maxAliasCount: -1 }) as Node
    operations = spec.paths as Node
    ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
    formats.default(ajv)
    ajv.addFormat('date-time', true)
    ajv.addSchema({ $id: 'spec', components: toJsonSchema(spec.components) })
    const many = Array.from({ length: 3 }, (_, i) => seedConversation(String(500 + i), { created_at: NOON - i * DAY }))
    client = await start(seed({ conversations: many }))
  })
  afterAll(stopAll)

  /** Sends a request and holds its answer against the schema of `operation` for the status it has. */
  async function check(method: string, operation: string, path: string, body?: unknown, status = 200): Promise<Answer> {
    const answer = await client.send(method, path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    const name = `${method} ${operation}`
    const found = (operations[operation] as Node | undefined)?.[method.toLowerCase()] as Node | undefined
    expect(found, `${name} is described`).toBeDefined()
    const response = ((found ?? {}).responses as Node | undefined)?.[String(status)] as Node | undefined
    const content = response?.content as Node | undefined
    visited.add(name.replaceAll(/\{\w+\}/g, '*'))
    const json = content?.['application/json'] as Node | undefined
    const schema = json?.schema
    if (schema === undefined) return answer
    const examples = Object.values((json?.examples ?? {}) as Node).map((example) => (example as Node).value)
    const lacking = examples.map((example) => missingKeys(example, answer.body, name))
    if (lacking.length > 0) expect(lacking.toSorted((a, b) => a.length - b.length)[0]).toEqual([])
    const key = `${name} ${status}`
    const validate = validators.get(key) ?? ajv.compile(toJsonSchema(schema) as Node)
    validators.set(key, validate)
    validate(answer.body)
    const errors = (validate.errors ?? []).map((error) => `${name} ${error.instancePath} ${error.message ?? ''}`)
    // An error inside `anyOf` comes with errors about the alternatives: the innermost ones decide.
    const inner = errors.filter((error) => !OUTER.test(error))
    const counted = inner.length > 0 ? inner : errors
    expect(counted.filter((error) => !TRAPS.some(({ pattern }) => pattern.test(error)))).toEqual([])
    return answer
  }

  test('me, admins and teams', async () => {
    await check('GET', '/me', '/me')
    await check('GET', '/admins', '/admins?display_avatar=true')
    await check('GET', '/admins/{admin_id}', `/admins/${ANNA}`)
    await check('GET', '/admins/{admin_id}', '/admins/1', undefined, 404)
    await check('PUT', '/admins/{admin_id}/away', `/admins/${BEN}/away`, {
      away_mode_enabled: true,
      away_mode_reassign: false,
    })
    await check('GET', '/teams', '/teams')
    await check('GET', '/teams/{team_id}', `/teams/${TEAM}`)
    await check('GET', '/teams/{team_id}', '/teams/1', undefined, 404)
  })

  test('contacts', async () => {
    await check('GET', '/contacts', '/contacts?per_page=2')
    await check('GET', '/contacts/{contact_id}', `/contacts/${IDS.joe}?include_merge_history=true`)
    await check('GET', '/contacts/find_by_external_id/{external_id}', '/contacts/find_by_external_id/u1')
    const query = { field: 'role', operator: '=', value: 'user' }
    await check('POST', '/contacts/search', '/contacts/search', { query, pagination: { per_page: 1 } })
    const bad = { query, sort: { field: 'name', order: 'desc' } }
    await check('POST', '/contacts/search', '/contacts/search', bad, 400)
    const made = await check('POST', '/contacts', '/contacts', { role: 'lead', email: 'new@example.com' })
    const id = textOf(made.body.id)
    await check('PUT', '/contacts/{contact_id}', `/contacts/${id}`, { name: 'New', owner_id: ANNA })
    await check('POST', '/contacts/{contact_id}/archive', `/contacts/${id}/archive`)
    await check('POST', '/contacts/{contact_id}/unarchive', `/contacts/${id}/unarchive`)
    const merge = { from: id, into: IDS.max }
    await check('POST', '/contacts/merge', '/contacts/merge', merge, 400)
    await check('POST', '/contacts/merge', '/contacts/merge', { ...merge, skip_duplicate_validation: true })
    await check('GET', '/contacts/{contact_id}', `/contacts/${id}`, undefined, 410)
    await check('GET', '/contacts/{id}/merge_history', `/contacts/${IDS.max}/merge_history`)
    await check('GET', '/contacts/{id}/merge_history', `/contacts/${IDS.lea}/merge_history`, undefined, 404)
    const other = await check('POST', '/contacts', '/contacts', { email: 'gone@example.com' })
    await check('POST', '/contacts/{contact_id}/block', `/contacts/${textOf(other.body.id)}/block`)
    await check('DELETE', '/contacts/{contact_id}', `/contacts/${textOf(other.body.id)}`)
  })

  test('companies', async () => {
    const body = {
      company_id: 'c2',
      name: 'Second',
      plan: 'Free',
      monthly_spend: 10.5,
      custom_attributes: { tier: 'a' },
    }
    const made = await check('POST', '/companies', '/companies', body)
    const id = textOf(made.body.id)
    await check('GET', '/companies', '/companies')
    await check('GET', '/companies/{company_id}', `/companies/${IDS.acme}`)
    await check('GET', '/companies/{company_id}', '/companies/1', undefined, 404)
    await check('PUT', '/companies/{company_id}', `/companies/${id}`, { name: 'Other' })
    await check('POST', '/contacts/{contact_id}/companies', `/contacts/${IDS.lea}/companies`, { id })
    await check('GET', '/contacts/{contact_id}/companies', `/contacts/${IDS.lea}/companies`)
    await check('POST', '/companies/list', '/companies/list')
    await check('GET', '/companies/scroll', '/companies/scroll')
    await check('GET', '/companies/{company_id}/contacts', `/companies/${id}/contacts`)
    await check('GET', '/companies/{company_id}/segments', `/companies/${id}/segments`)
    await check('POST', '/companies/{company_id}/notes', `/companies/${id}/notes`, { body: 'Hi', admin_id: ANNA })
    await check('GET', '/companies/{company_id}/notes', `/companies/${id}/notes`)
    await check('DELETE', '/contacts/{contact_id}/companies/{company_id}', `/contacts/${IDS.lea}/companies/${id}`)
    await check('DELETE', '/companies/{company_id}', `/companies/${id}`)
  })

  test('notes, tags, segments, attributes, events and macros', async () => {
    const note = await check('POST', '/contacts/{contact_id}/notes', `/contacts/${IDS.joe}/notes`, {
      body: 'Called',
      admin_id: ANNA,
    })
    await check('GET', '/contacts/{contact_id}/notes', `/contacts/${IDS.joe}/notes`)
    await check('GET', '/notes/{note_id}', `/notes/${textOf(note.body.id)}`)
    const tag = await check('POST', '/tags', '/tags', { name: 'Hot', users: [{ id: IDS.joe }] })
    const id = textOf(tag.body.id)
    await check('GET', '/tags', '/tags')
    await check('GET', '/tags/{tag_id}', `/tags/${id}`)
    await check('POST', '/contacts/{contact_id}/tags', `/contacts/${IDS.lea}/tags`, { id })
    await check('GET', '/contacts/{contact_id}/tags', `/contacts/${IDS.lea}/tags`)
    await check('DELETE', '/contacts/{contact_id}/tags/{tag_id}', `/contacts/${IDS.lea}/tags/${id}`)
    await check('POST', '/conversations/{conversation_id}/tags', '/conversations/500/tags', { id, admin_id: ANNA })
    await check('DELETE', '/conversations/{conversation_id}/tags/{tag_id}', `/conversations/500/tags/${id}`, {
      admin_id: ANNA,
    })
    await check('DELETE', '/tags/{tag_id}', `/tags/${id}`)
    await check('GET', '/segments', '/segments?include_count=true')
    await check('GET', '/segments/{segment_id}', `/segments/${IDS.segment}`)
    await check('GET', '/contacts/{contact_id}/segments', `/contacts/${IDS.joe}/segments`)
    const attribute = await check('POST', '/data_attributes', '/data_attributes', {
      name: 'Ring',
      model: 'contact',
      data_type: 'options',
      options: [{ value: 'a' }, { value: 'b' }],
    })
    const attributeId = textOf(attribute.body.id)
    await check('GET', '/data_attributes', '/data_attributes?model=contact')
    await check('GET', '/data_attributes', '/data_attributes?model=conversation', undefined, 422)
    await check('PUT', '/data_attributes/{data_attribute_id}', `/data_attributes/${attributeId}`, { archived: true })
    const event = { event_name: 'bought', created_at: NOON - 60, id: IDS.joe, metadata: { price: 5 } }
    await check('POST', '/events', '/events', event, 202)
    await check('GET', '/events', `/events?type=user&intercom_user_id=${IDS.joe}`)
    await check('GET', '/events', `/events?type=user&intercom_user_id=${IDS.joe}&summary=true`)
    await check('GET', '/macros', '/macros')
    await check('GET', '/macros/{id}', '/macros/12')
    await check('GET', '/macros/{id}', '/macros/0', undefined, 404)
  })

  test('conversations and messages', async () => {
    const made = await check('POST', '/conversations', '/conversations', {
      from: { type: 'user', id: IDS.joe },
      body: 'Hello',
    })
    const id = textOf(made.body.conversation_id)
    const one = '/conversations/{conversation_id}'
    const at = `/conversations/${id}`
    await check('GET', '/conversations', '/conversations?per_page=2')
    const query = { field: 'updated_at', operator: '>', value: NOON - 9 * DAY }
    await check('POST', '/conversations/search', '/conversations/search', { query })
    const file = { name: 'a.txt', content_type: 'text/plain', data: Buffer.from('hi').toString('base64') }
    const admin = { type: 'admin', admin_id: ANNA }
    const comment = { ...admin, message_type: 'comment', body: 'Hi', attachment_files: [file] }
    await check('POST', `${one}/reply`, `${at}/reply`, comment)
    await check('POST', `${one}/reply`, `${at}/reply`, { ...admin, message_type: 'note', body: 'Note' })
    const options = [{ text: 'Yes', uuid: 'a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb' }]
    await check('POST', `${one}/reply`, `${at}/reply`, {
      ...admin,
      message_type: 'quick_reply',
      reply_options: options,
    })
    const answer = { type: 'user', message_type: 'comment', intercom_user_id: IDS.joe, body: 'Thanks' }
    await check('POST', `${one}/reply`, `${at}/reply`, answer)
    await check('POST', `${one}/parts`, `${at}/parts`, { ...admin, message_type: 'snoozed', snoozed_until: NOON + DAY })
    await check('POST', `${one}/parts`, `${at}/parts`, { ...admin, message_type: 'close', body: 'Bye' })
    await check('POST', `${one}/parts`, `${at}/parts`, { ...admin, message_type: 'open' })
    await check('POST', `${one}/parts`, `${at}/parts`, { ...admin, message_type: 'assignment', assignee_id: BEN })
    const team = { type: 'team', admin_id: ANNA, message_type: 'assignment', assignee_id: TEAM }
    await check('POST', `${one}/parts`, `${at}/parts`, team)
    await check('POST', `${one}/customers`, `${at}/customers`, {
      admin_id: ANNA,
      customer: { email: 'guest@example.com' },
    })
    await check('DELETE', `${one}/customers/{contact_id}`, `${at}/customers/${IDS.joe}`, { admin_id: ANNA })
    await check('PUT', one, at, { read: true, title: 'Title', custom_attributes: { kind: 'Billing' } })
    await check('GET', one, `${at}?display_as=plaintext`)
    await check('POST', `${one}/convert`, `${at}/convert`, { ticket_type_id: '53' })
    await check('GET', '/tickets/{ticket_id}', `/tickets/${id}`)
    await check('GET', one, at)
    await check('GET', '/ticket_types', '/ticket_types')
    await check('DELETE', one, '/conversations/501')
    await check('GET', '/conversations/deleted', '/conversations/deleted')
    const source = { type: 'source', conversation_id: '502', source_id: await sourceOf('502') }
    await check('POST', '/conversations/redact', '/conversations/redact', source)
    const message = { from: { type: 'admin', id: ANNA }, to: { type: 'user', id: IDS.joe }, body: 'Hey' }
    await check('POST', '/messages', '/messages', { ...message, message_type: 'in_app' })
    await check('POST', '/messages', '/messages', { ...message, message_type: 'email', template: 'plain' }, 422)
  })

  test('every operation of the stand-in was held against the description', () => {
    const names = allRoutes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, '*')}`)
    expect(names.filter((name) => !visited.has(name))).toEqual([])
  })

  async function sourceOf(id: string): Promise<string> {
    const { body } = await client.get(`/conversations/${id}`)
    return textOf(body.source?.id)
  }
})
