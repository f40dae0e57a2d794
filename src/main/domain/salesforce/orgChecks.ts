import type { SalesforceCheck } from '../../../contract/models'

/** What the login address says about the org that the rep means; null where it does not tell. */
export function meantEnvironment(loginHost: string): 'production' | 'sandbox' | null {
  const host = loginHost
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .split(/[/:?]/)[0]!
  if (host === 'sandbox' || host === 'test.salesforce.com') return 'sandbox'
  if (host === 'production' || host === 'login.salesforce.com') return 'production'
  // My Domain of a sandbox: `acme--uat.sandbox.my.salesforce.com`, before enhanced domains `acme--uat.my.salesforce.com`.
  if (/^[^.]+--[^.]+\.(sandbox\.)?my\.salesforce\.com$/.test(host)) return 'sandbox'
  return /^[^.]+\.my\.salesforce\.com$/.test(host) ? 'production' : null
}

export interface OrgFacts {
  name: string
  edition: string
  isSandbox: boolean
}

/** Another org or user whose data this cache has from before. */
export interface EarlierOrg {
  orgId: string
  userId: string
  /** The org's name, where it was noted. */
  name: string | null
  /** Writes that wait for that org and user. */
  waiting: number
}

/** Whether this is the org that was meant: production or a sandbox, by what the org says of itself. */
export function environmentCheck(loginHost: string, org: OrgFacts | null): SalesforceCheck {
  const base = { name: 'org', label: 'Org', forAdmin: null }
  if (org === null) {
    return {
      ...base,
      state: 'warning',
      message: 'Salesforce did not say which org this is.',
      remedy: 'Look at the name at the top of Salesforce’s own pages before you write anything.',
    }
  }
  const meant = meantEnvironment(loginHost)
  if (meant === 'production' && org.isSandbox) {
    return {
      ...base,
      state: 'failed',
      message: `You chose production, but “${org.name}” is a sandbox: what you write there reaches nobody.`,
      remedy:
        'Disconnect Salesforce and sign in at your production org, or choose Sandbox if this is the one you mean.',
    }
  }
  if (meant === 'sandbox' && !org.isSandbox) {
    return {
      ...base,
      state: 'failed',
      message: `You chose a sandbox, but “${org.name}” is a production org: what you write there is real.`,
      remedy: 'Disconnect Salesforce and sign in at your sandbox, or choose Production if this is the one you mean.',
    }
  }
  const what = org.isSandbox ? 'a sandbox' : 'production'
  return { ...base, state: 'ok', message: `${org.name}, ${what}, ${org.edition}`, remedy: null }
}

/** Whether the cache has another org's or user's data; they are kept apart, and what waits for them stays. */
export function sameOrgCheck(
  present: { orgId: string; userId: string },
  earlier: readonly EarlierOrg[],
): SalesforceCheck {
  const base = { name: 'sameOrg', label: 'Cache', forAdmin: null }
  const others = earlier.filter((one) => one.orgId !== present.orgId || one.userId !== present.userId)
  if (others.length === 0) {
    return { ...base, state: 'ok', message: 'The cache belongs to this org and user.', remedy: null }
  }
  const isOrg = others.some((one) => one.orgId !== present.orgId)
  const waiting = others.reduce((sum, one) => sum + one.waiting, 0)
  const name = others.find((one) => one.orgId !== present.orgId)?.name
  const where = isOrg ? (name ? `the org “${name}”` : 'another org') : 'another user of this org'
  const kept = 'Its data is kept apart and is not shown here'
  const items =
    waiting === 0
      ? ''
      : `; ${waiting} unsent ${waiting === 1 ? 'write waits' : 'writes wait'} until you sign in there again`
  return {
    ...base,
    state: 'warning',
    message: `This cache also has data of ${where} from before. ${kept}${items}.`,
    remedy: isOrg
      ? 'If you meant that org, disconnect Salesforce and sign in there. Nothing is lost either way.'
      : 'If you meant that user, disconnect Salesforce and sign in as them. Nothing is lost either way.',
  }
}
