import { Failure } from '../domain/failure'
import { chosenFields } from '../domain/mapping/readFields'
import { foldEmail } from '../domain/matching/foldEmail'
import type { SalesforceSyncContext } from '../sync/context'
import { refreshSalesforcePerson } from '../sync/salesforce/refreshPerson'
import type { CommandContext, Handlers } from './context'
import { personOf, salesforcePanel } from './panel'

type Family = Pick<Handlers, 'salesforce.refresh' | 'salesforce.chooseMatch'>

/** A person's match: read anew now, and settled by the rep where several records match. */
export const matchCommands: Family = {
  async 'salesforce.refresh'(input, context) {
    const person = personOf(context.session(), input.personId)
    await refreshSalesforcePerson(syncOf(context), person.id, foldEmail(person.email), new AbortController().signal)
    return salesforcePanel(context, person.id)
  },
  'salesforce.chooseMatch'(input, context) {
    const { store } = context.session()
    const orgKey = context.session().orgKey()
    if (orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
    const person = personOf(context.session(), input.personId)
    const candidates = store.salesforce.matchOf(orgKey, person.id).candidates.map((record) => record.id)
    if (input.recordId !== null && !candidates.includes(input.recordId)) {
      throw new Failure(
        'not_found',
        'This record is not among those that match any more. Look at them again, then choose.',
      )
    }
    store.matchChoices.set(orgKey, person.id, input.recordId, candidates, context.options.clock.now())
    context.changed(['salesforce', 'people'], [person.id])
    return salesforcePanel(context, person.id)
  },
}

function syncOf(context: CommandContext): SalesforceSyncContext {
  const session = context.session()
  const salesforce = session.salesforce()
  const orgKey = session.orgKey()
  if (!salesforce || orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
  const { clock, logger } = context.options
  return {
    store: session.store,
    salesforce,
    clock,
    logger,
    orgKey,
    panelFields: () => chosenFields(session.settings()),
    changed: (topics, ids) => context.changed(topics, ids),
  }
}
