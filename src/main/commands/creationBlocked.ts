import type { PendingRecord } from '../../contract/models'
import { contactBlocked, opportunityBlocked } from '../domain/creation/blocked'
import type { Session } from '../session/sessionParts'
import type { OutboxRow, PersonDetail } from '../store/types'
import { keptDescribe } from './orgDescribes'
import type { MatchState } from './panel'
import { sendingOf, valuesOf } from './views'

/** Why no Contact can be made of this person now; null where one can. */
export function newContactBlocked(session: Session, person: PersonDetail): string | null {
  const facts = keptDescribe(session, 'Contact')
  return contactBlocked({
    connected: session.salesforce() !== null,
    email: person.email,
    isCreateable: facts?.createable ?? null,
    canSetEmail: facts?.fields.some((field) => field.name === 'Email' && field.createable) ?? null,
  })
}

/** Why no Opportunity can be made for this person now; null where one can. */
export function newOpportunityBlocked(session: Session, person: PersonDetail, match: MatchState): string | null {
  const all = match.candidates.length > 0 ? match.candidates : match.records
  return opportunityBlocked({
    connected: session.salesforce() !== null,
    email: person.email,
    isCreateable: keptDescribe(session, 'Opportunity')?.createable ?? null,
    lookedUp: match.checkedAt !== null,
    contacts: all.filter((record) => record.object === 'Contact').length,
    leads: all.filter((record) => record.object === 'Lead').length,
    isContactChosen: match.single?.object === 'Contact',
    isContactOnItsWay: makerOf(session, person.id) !== null,
  })
}

/** The item that will make this person's Contact: a new one, or a conversion. */
export function makerOf(session: Session, personId: string): OutboxRow | null {
  const orgKey = session.orgKey()
  const makers = session.store.outbox
    .unsentOf({ personId })
    .filter((item) => item.personId === personId && item.orgKey === orgKey)
    .filter((item) => item.kind === 'contact.create' || item.kind === 'lead.convert')
  return makers.at(-1) ?? null
}

/** Contacts and Opportunities that Salesforce has not confirmed, newest first: what the panel shows of each. */
export function pendingRecords(unsent: readonly OutboxRow[]): PendingRecord[] {
  return unsent
    .filter((item) => item.kind === 'contact.create' || item.kind === 'opportunity.create')
    .toReversed()
    .map((item) => {
      const values = valuesOf(item)
      const isContact = item.kind === 'contact.create'
      const name = isContact ? [values.FirstName, values.LastName].filter(Boolean).join(' ') : (values.Name ?? '')
      const detail = isContact ? (values.Title ?? '') : (values.StageName ?? '')
      return {
        object: isContact ? 'Contact' : 'Opportunity',
        item: sendingOf(item),
        name,
        detail,
        createdAt: item.createdAt,
      }
    })
}
