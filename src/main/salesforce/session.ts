import jsforce from 'jsforce'
import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Http } from '../ports/network'
import type { SalesforceAccount, SalesforceApi, SalesforceQueryResult } from '../ports/salesforce'
import { queryTogether } from './composite'
import { convertLead } from './convertLead'
import { createMany } from './createMany'
import { createTogether } from './createTogether'
import { Describes } from './describes'
import { unreadableAnswer } from './errors'
import { checkedInstanceUrl, isLoopback, loginUrlOf } from './hosts'
import { installTransport } from './jsforceTransport'
import { recordTypePages } from './layouts'
import { locatorOf, parseQueryResult } from './rows'
import { searchRecords } from './search'
import type { TokenKeeper } from './tokenKeeper'
import { createMeter, createWire, createXmlWire } from './wire'
import { writeAndRead } from './writeAndRead'

/** One version everywhere: Winter '25. jsforce's default would be 50.0. */
export const API_VERSION = '62.0'
/** A URI may have 16,384 bytes; longer queries travel in the body of a composite. */
const MAX_URI_BYTES = 15_000

export interface SessionParts {
  http: Http
  clock: Clock
  logger: Logger
  keeper: TokenKeeper
  account: SalesforceAccount
}

const created = z.looseObject({ id: z.string().min(15), success: z.literal(true) })

/** A session of one user over jsforce with our own transport. Nothing is sent until it is used. */
export function createSession(parts: SessionParts): SalesforceApi {
  const { http, clock, logger, keeper, account } = parts
  const instanceUrl = checkedInstanceUrl(account.instanceUrl, loginUrlOf(account.loginHost))
  const meter = createMeter()
  // No client id and no token: with them jsforce would refresh by itself, without limit and losing rotated tokens.
  const connection = new jsforce.Connection({ instanceUrl, version: API_VERSION })
  const wire = { http, clock, logger, keeper, meter, baseUrl: instanceUrl }
  installTransport(connection, createWire(wire))
  const sendXml = createXmlWire(wire)
  const describePath = (object: string): string =>
    `/services/data/v${API_VERSION}/sobjects/${objectName(object)}/describe`
  const describes = new Describes(
    (object, headers) => connection.request({ method: 'GET', url: describePath(object), headers }),
    clock,
    (object) => meter.lastModified.get(describePath(object)) ?? null,
  )

  async function queryBy(resource: 'query' | 'queryAll', soql: string): Promise<SalesforceQueryResult> {
    const path = `/services/data/v${API_VERSION}/${resource}?q=${encodeURIComponent(soql)}`
    return noticing(async () => {
      if (path.length <= MAX_URI_BYTES) return parseQueryResult(await connection.request(path))
      const [result] = await queryTogether(connection, [path], meter)
      if (result instanceof Error) throw result
      return result!
    })
  }

  /** A field that is hidden or unknown means that the describes here are out of date. */
  async function noticing<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      if (isAboutFields(error)) describes.clear()
      throw error
    }
  }

  return {
    account,
    describe: (object) => describes.get(object),
    forgetDescribes: () => describes.clear(),
    query: (soql) => queryBy('query', soql),
    queryAll: (soql) => queryBy('queryAll', soql),
    async queryMore(next) {
      const locator = locatorOf(next)
      if (locator === null) throw new Failure('bug', 'The next page of a list has no usable name.', { sent: 'no' })
      return parseQueryResult(await connection.request(`/query/${locator}`))
    },
    async queries(queries) {
      const paths = queries.map((query) => {
        const { soql, all = false } = typeof query === 'string' ? { soql: query } : query
        return `/services/data/v${API_VERSION}/${all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`
      })
      const results = await queryTogether(connection, paths, meter)
      if (results.some(isAboutFields)) describes.clear()
      return results
    },
    search: (search) => searchRecords(connection, API_VERSION, { ...search, objects: search.objects.map(objectName) }),
    create: (object, values, options) =>
      noticing(async () => {
        const headers = {
          'Sforce-Auto-Assign': options.autoAssign ? 'TRUE' : 'FALSE',
          'Sforce-Duplicate-Rule-Header': duplicateRule(options.allowDuplicate),
        }
        const answer: unknown = await connection.create(objectName(object), values, { headers })
        const parsed = created.safeParse(answer)
        if (!parsed.success) throw unreadableAnswer(200, '', true)
        return { id: parsed.data.id }
      }),
    update: (object, id, values) =>
      noticing(async () => {
        // An edit of a record that already has a double is no new double: only a rule that blocks may refuse it.
        const headers = { 'Sforce-Auto-Assign': 'FALSE', 'Sforce-Duplicate-Rule-Header': duplicateRule(true) }
        await connection.update(objectName(object), { ...values, Id: recordId(id) }, { headers })
      }),
    createMany: (object, records, options, soql) =>
      noticing(() =>
        createMany(connection, meter, {
          version: API_VERSION,
          object: objectName(object),
          records,
          headers: {
            'Sforce-Auto-Assign': options.autoAssign ? 'TRUE' : 'FALSE',
            'Sforce-Duplicate-Rule-Header': duplicateRule(options.allowDuplicate),
          },
          soql,
        }),
      ),
    createAndRead: (object, values, options, fields) =>
      noticing(() =>
        writeAndRead(connection, meter, {
          version: API_VERSION,
          object: objectName(object),
          id: null,
          values,
          headers: {
            'Sforce-Auto-Assign': options.autoAssign ? 'TRUE' : 'FALSE',
            'Sforce-Duplicate-Rule-Header': duplicateRule(options.allowDuplicate),
          },
          fields,
        }),
      ),
    createTogether: (records) =>
      noticing(() =>
        createTogether(
          connection,
          meter,
          API_VERSION,
          records.map((record) => ({ ...record, object: objectName(record.object) })),
        ),
      ),
    updateAndRead: (object, id, values, fields) =>
      noticing(() =>
        writeAndRead(connection, meter, {
          version: API_VERSION,
          object: objectName(object),
          id: recordId(id),
          values,
          headers: { 'Sforce-Auto-Assign': 'FALSE', 'Sforce-Duplicate-Rule-Header': duplicateRule(true) },
          fields,
        }),
      ),
    async remove(object, id) {
      try {
        await connection.destroy(objectName(object), recordId(id))
      } catch (error) {
        if (!(error instanceof Failure) || (error.code !== 'gone' && error.code !== 'not_found')) throw error
      }
    },
    convertLead: (input) => convertLead(sendXml, API_VERSION, { ...input, leadId: recordId(input.leadId) }),
    recordTypePages: (object) => recordTypePages(connection, `${describePath(object)}/layouts`),
    apiUsage: () => meter.usage,
    serverTime: () => meter.serverTime,
    recordUrl: (object, id) =>
      // Stand-ins on this machine show records at the bare id.
      isLoopback(new URL(instanceUrl).hostname)
        ? `${instanceUrl}/${recordId(id)}`
        : `${instanceUrl}/lightning/r/${objectName(object)}/${recordId(id)}/view`,
  }
}

function duplicateRule(allowSave: boolean): string {
  return `allowSave=${allowSave}; includeRecordDetails=true; runAsCurrentUser=true`
}

function isAboutFields(error: unknown): boolean {
  return error instanceof Failure && /^INVALID_(FIELD|TYPE)/.test(error.details.serviceCode ?? '')
}

/** Names and ids become parts of paths, so nothing else may be in them. */
function objectName(object: string): string {
  if (/^\w+$/.test(object)) return object
  throw new Failure('bug', 'That is not the name of a Salesforce object.', { sent: 'no' })
}

function recordId(id: string): string {
  if (/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) return id
  throw new Failure('validation', 'That is not the id of a Salesforce record.', { sent: 'no' })
}
