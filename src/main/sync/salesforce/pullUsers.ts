import type { SalesforceRow } from '../../ports/salesforce'
import { readUsers } from '../../salesforce/records'
import { inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage } from './asking'
import { selectOf } from './orgSetup'

/** Keeps users: owners' names and roles, and whose email is whose; inactive ones, too, since they may still own. */
export async function keepUsers(context: SalesforceSyncContext, rows: readonly SalesforceRow[]): Promise<void> {
  const { store, orgKey, clock } = context
  await inTurns(readUsers([...rows]).rows, (batch) => store.salesforce.saveUsers(orgKey, batch, clock.now()))
}

/** All users of the org, at first; what changes of them later comes with the other changes. */
export async function pullUsers(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const paths = await selectOf(context, 'User')
  if (!paths) return
  const [first] = await ask(context, [{ soql: `SELECT ${paths.join(', ')} FROM User ORDER BY Id` }], signal)
  if (first) await eachPage(context, first, signal, (rows) => keepUsers(context, rows))
}
