import type { KeyedObject, MatchingView } from '../../contract/models'
import { asFailure, Failure } from '../domain/failure'
import { keyedObjects, keyRule, offeredFields } from '../domain/matching/keyRules'
import { followMatchKeys, keyFields, rulesAreOld, setKeys } from '../sync/salesforce/matchKeys'
import type { CommandContext, Handlers } from './context'
import { sharedOf } from './mapping'
import { describeNow } from './orgDescribes'
import { personOf, salesforcePanel } from './panel'

type Family = Pick<Handlers, 'matching.get' | 'matching.save' | 'salesforce.chooseAccount'>

/** What people and companies are matched by, and the choice among several Accounts of a company. */
export const matchingCommands: Family = {
  async 'matching.get'(_input, context) {
    await Promise.all(keyedObjects.map((object) => describeNow(context, object)))
    return matchingView(context)
  },
  'matching.save'(input, context) {
    context.settings.write({ matchKeys: input })
    const session = context.session()
    const { store, jobs } = session
    const key = session.orgKey()
    if (key !== null) {
      // What is cached is compared now, online or not; the window is told when it is done.
      followMatchKeys({ store, orgKey: key, changed: (topics) => context.changed(topics) }).then(
        () => jobs.now([`${key}/match`]),
        (thrown: unknown) => context.options.logger.error('Matching anew failed', { code: asFailure(thrown).code }),
      )
    }
    return matchingView(context)
  },
  'salesforce.chooseAccount'({ personId, companyId, recordId }, context) {
    const { store } = context.session()
    const key = context.session().orgKey()
    if (key === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
    const person = personOf(context.session(), personId)
    const candidates = store.companyAccounts.of(key, companyId)?.ids ?? []
    if (recordId !== null && !candidates.includes(recordId)) {
      throw new Failure(
        'not_found',
        'This Account is not among those that match any more. Look at them again, then choose.',
      )
    }
    store.companyAccounts.choose(key, companyId, recordId, candidates, context.options.clock.now())
    // It is the company's, so it concerns everybody there.
    context.changed(['salesforce'])
    return salesforcePanel(context, person.id)
  },
}

function matchingView(context: CommandContext): MatchingView {
  const { store } = context.session()
  const key = context.session().orgKey() ?? ''
  const keys = setKeys(store)
  const { attributes } = sharedOf(context)
  return {
    objects: keyedObjects.map((object) => {
      const fields = keyFields({ store, orgKey: key }, object)
      return {
        object,
        key: keys[object],
        problem: keyRule(keys[object], fields).problem,
        fields: offeredFields(fields ?? []),
        attributes: attributes.filter((one) => isKeyFor(object, one)).map(({ key: id, label }) => ({ key: id, label })),
        ...store.matchKeys.counts(key, object),
        waiting:
          object === 'Account' ? store.companyAccounts.countToLookUp(key) : store.matchKeys.countToLookUp(key, object),
      }
    }),
    working: key !== '' && rulesAreOld({ store, orgKey: key }),
  }
}

/** The id that the workspace's own systems gave, and its own attributes: what else is there tells nobody apart. */
function isKeyFor(object: KeyedObject, attribute: ReturnType<typeof sharedOf>['attributes'][number]): boolean {
  const { of, from, type, key } = attribute
  if (of !== (object === 'Account' ? 'company' : 'person')) return false
  if (key === 'person.externalId' || key === 'company.companyId') return true
  return from === 'custom' && (type === 'text' || type === 'number' || type === 'list')
}
