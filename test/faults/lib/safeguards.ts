import type { IntercomFactory } from '../../../src/main/ports/intercom'
import type { SalesforceApi, SalesforceAuth } from '../../../src/main/ports/salesforce'

/*
 * Taking the safeguard of exactly once out, to show that the player notices: the look before a write is sent again sees
 * nothing of what has arrived.
 */

/** Intercom whose conversations come without their parts, so that a reply or a note is never found again. */
export function blindIntercom(factory: IntercomFactory): IntercomFactory {
  return (credentials) => {
    const api = factory(credentials)
    return { ...api, conversation: async (id) => ({ ...(await api.conversation(id)), parts: [] }) }
  }
}

/** Salesforce where nothing is ever found by who created it and when, as look-ups ask. */
export function blindSalesforce(auth: SalesforceAuth): SalesforceAuth {
  const blind = (api: SalesforceApi): SalesforceApi => ({
    ...api,
    query: async (soql) => (soql.includes('CreatedById') ? { rows: [], totalSize: 0, next: null } : api.query(soql)),
  })
  return { ...auth, open: (account) => blind(auth.open(account)) }
}
