import type { AccountChoice, FormField, RecordObject } from '../../contract/models'
import { Failure } from '../domain/failure'
import type { Session } from '../session/sessionParts'

const OWNERS_AT_MOST = 200

/** Fields that the rep chose to see on cards of this object: a new record can have them, too. Paths lead elsewhere. */
export function chosenOnCards(session: Session, object: RecordObject): string[] {
  const { panelFields } = session.settings()
  return (panelFields[object] ?? []).filter((name) => !name.includes('.') && name !== 'Name')
}

/** Who can own a new record: the rep first, then everybody of an org whose list can be read. */
export function ownerOptions(session: Session): FormField['options'] {
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!api || orgKey === null) return []
  const { userId, userName } = api.account
  const users = session.store.salesforce.activeUsers(orgKey)
  const others = users.length <= OWNERS_AT_MOST ? users.filter((user) => user.id !== userId) : []
  return [{ value: userId, label: `${userName} (you)` }, ...others.map(({ id, name }) => ({ value: id, label: name }))]
}

/** Accounts as options; none is one, too. */
export function accountOptions(accounts: readonly AccountChoice[], none = 'No Account'): FormField['options'] {
  return [
    ...accounts.map(({ id, name, detail }) => ({ value: id, label: detail === '' ? name : `${name} · ${detail}` })),
    { value: '', label: none },
  ]
}

/** Fails with `validation` where there are problems with the values of a new record. */
export function refuseProblems(object: 'Contact' | 'Opportunity', problems: Record<string, string>): void {
  if (Object.keys(problems).length === 0) return
  throw new Failure('validation', `Some values need your attention before the ${object} can be created.`, {
    fields: problems,
  })
}
