import { z } from 'zod'
import { salesforceCheckSchema, type SalesforceChecks } from '../../contract/models'
import { asFailure, Failure } from '../domain/failure'
import { accessChecks, CHECKED_OBJECTS, type ObjectFacts } from '../domain/salesforce/accessNeeds'
import { failedCheck, callsCheck, userCheck } from '../domain/salesforce/apiChecks'
import { environmentCheck, sameOrgCheck, type EarlierOrg, type OrgFacts } from '../domain/salesforce/orgChecks'
import { soqlText } from '../domain/salesforce/soql'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { SalesforceApi, SalesforceQueryResult } from '../ports/salesforce'
import type { Store } from '../store/types'
import type { Session } from './sessionParts'

export interface ChecksOptions {
  clock: Clock
  logger: Logger
  /** The signed-in session, also before Intercom is connected; null while nobody is. */
  api: () => SalesforceApi | null
  session: () => Session | null
  /** The checks have changed. */
  changed: () => void
}

/** Looks at what the signed-in Salesforce user may do, and keeps what it found. */
export interface Checks {
  read(): SalesforceChecks
  /**
   * Looks anew; one look at a time. Costs a call for the org and one for each describe that is not known yet; with
   * `afterRemedy` all describes are read again, since the admin may have changed what they say.
   */
  run(afterRemedy?: boolean): Promise<SalesforceChecks>
}

const keptSchema = z.object({ checks: z.array(salesforceCheckSchema), orgName: z.string().nullable() })
type Kept = z.infer<typeof keptSchema> & { at: number }

const NAME = 'checks'

/** For one core. Results are kept by org and user in the cache; before there is one, in memory. */
export function createChecks({ clock, logger, api, session, changed }: ChecksOptions): Checks {
  const loose = new Map<string, Kept>()
  /** One look at a time for each sign-in. */
  const underWay = new Map<SalesforceApi, Promise<SalesforceChecks>>()

  function kept(key: string): Kept | null {
    const store = session()?.store
    const stored = store?.orgSetup.get(key, NAME)
    const parsed = keptSchema.safeParse(stored?.body)
    const last = loose.get(key)
    if (store && last && (!stored || stored.at < last.at)) {
      keep(store, key, last)
      return last
    }
    return stored && parsed.success ? { ...parsed.data, at: stored.at } : (last ?? null)
  }

  function read(): SalesforceChecks {
    const present = api()
    const found = present ? kept(keyOf(present)) : null
    const texts = found?.checks.flatMap((check) => check.forAdmin ?? []) ?? []
    return {
      checks: found?.checks ?? [],
      ranAt: found?.at ?? null,
      running: present !== null && underWay.has(present),
      forAdmin: texts.length === 0 ? null : texts.join('\n\n'),
    }
  }

  async function look(present: SalesforceApi): Promise<void> {
    const found = await checksOf(present, session()?.store ?? null)
    // A sign-in meanwhile has its own look.
    const now = api()
    if (now === null || keyOf(now) !== keyOf(present)) return
    const result = { ...found, at: clock.now() }
    loose.set(keyOf(present), result)
    const store = session()?.store
    if (store) keep(store, keyOf(present), result)
    logger.info('Salesforce was checked', {
      failed: found.checks.filter((check) => check.state === 'failed').length,
      warnings: found.checks.filter((check) => check.state === 'warning').length,
    })
  }

  return {
    read,
    run(afterRemedy = false) {
      const present = api()
      if (!present) return Promise.reject(new Failure('auth_expired', 'Sign in to Salesforce first.'))
      const pending = underWay.get(present)
      if (pending) return pending
      if (afterRemedy) present.forgetDescribes()
      const looking = look(present)
        .finally(() => {
          underWay.delete(present)
          changed()
        })
        .then(read)
      underWay.set(present, looking)
      return looking
    },
  }
}

function keep(store: Store, key: string, { checks, orgName, at }: Kept): void {
  store.orgSetup.set(key, NAME, { checks, orgName }, at)
}

function keyOf({ account }: SalesforceApi): string {
  return `${account.orgId}:${account.userId}`
}

async function checksOf(api: SalesforceApi, store: Store | null): Promise<z.infer<typeof keptSchema>> {
  const { account } = api
  const { userName } = account
  try {
    const [orgAnswer, userAnswer] = await api.queries([
      'SELECT Id, Name, OrganizationType, IsSandbox FROM Organization LIMIT 1',
      `SELECT Id, Name, IsActive FROM User WHERE Id = ${soqlText(account.userId)}`,
    ])
    const org = orgOf(orgAnswer)
    const user = userOf(userAnswer)
    const facts = new Map(
      await Promise.all(CHECKED_OBJECTS.map(async (object) => [object, await factsOf(api, object)] as const)),
    )
    return {
      orgName: org?.name ?? null,
      checks: [
        callsCheck(api.apiUsage()),
        userCheck(user, userName),
        environmentCheck(account.loginHost, org),
        sameOrgCheck(account, store ? earlierOrgs(store) : []),
        ...accessChecks(facts, userName),
      ],
    }
  } catch (thrown) {
    return { orgName: null, checks: [failedCheck(asFailure(thrown), userName)] }
  }
}

/** What this user's describe says; null where the object is hidden from them. */
async function factsOf(api: SalesforceApi, object: string): Promise<ObjectFacts | null> {
  try {
    return await api.describe(object)
  } catch (thrown) {
    const failure = asFailure(thrown)
    // A hidden object is not there (REST API guide, "sObject Describe"); a closed API says so by its own codes.
    const isHidden = failure.code === 'not_found' || failure.details.serviceCode?.startsWith('INSUFFICIENT_ACCESS')
    if (isHidden === true) return null
    throw failure
  }
}

const orgRow = z.looseObject({ Name: z.string(), OrganizationType: z.string().nullish(), IsSandbox: z.boolean() })
const userRow = z.looseObject({ Name: z.string(), IsActive: z.boolean() })

function orgOf(answer: SalesforceQueryResult | Error | undefined): OrgFacts | null {
  const row = firstRow(answer, orgRow)
  return row && { name: row.Name, edition: row.OrganizationType ?? 'edition unknown', isSandbox: row.IsSandbox }
}

function userOf(answer: SalesforceQueryResult | Error | undefined): { name: string; isActive: boolean } | null {
  const row = firstRow(answer, userRow)
  return row && { name: row.Name, isActive: row.IsActive }
}

function firstRow<T>(answer: SalesforceQueryResult | Error | undefined, schema: z.ZodType<T>): T | null {
  if (answer === undefined || answer instanceof Error) return null
  const parsed = schema.safeParse(answer.rows[0])
  return parsed.success ? parsed.data : null
}

/** Orgs and users that streams of this cache have run for, and those that writes wait for. */
function earlierOrgs(store: Store): EarlierOrg[] {
  const waiting = new Map(store.audit.waitingByOrg().map((row) => [row.orgKey, row.waiting]))
  const keys = new Set(store.streams.list().flatMap((row) => /^(00D\w+:005\w+)\//.exec(row.name)?.[1] ?? []))
  for (const key of waiting.keys()) keys.add(key)
  return [...keys].map((key) => {
    const [orgId = '', userId = ''] = key.split(':')
    const kept = keptSchema.safeParse(store.orgSetup.get(key, NAME)?.body)
    return { orgId, userId, name: kept.success ? kept.data.orgName : null, waiting: waiting.get(key) ?? 0 }
  })
}
