import type { IntercomSeedContact } from '../types'
import type { World } from './createWorld'
import { PLACES } from './data/places'
import type { Step, StepResult } from './steps'

/** An open conversation that live traffic may go on with. */
export interface LiveTalk {
  id: string
  contactId: string
}

/** Whom and what live traffic is about; kept up to date by `happened` and `gone`. */
export interface LiveCast {
  person(id: string): LivePerson
  owned: string[]
  others: string[]
  talks: LiveTalk[]
  /** The rep's Salesforce Leads that are not converted. */
  leads: string[]
  /** Teammates beside the rep. */
  colleagues: string[]
  happened(step: Step, result: StepResult): void
  /** Forgets what a failed step was about: somebody has merged, deleted or converted it meanwhile. */
  gone(step: Step): void
}

export interface LivePerson {
  first: string | null
  company: string | null
  locale: string
}

const localeByCountry = new Map(
  Object.entries(PLACES).flatMap(([locale, places]) => places.map((place) => [place.countryCode, locale] as const)),
)

/** The people, open conversations and Leads of a world, as live traffic sees them. */
export function makeLiveCast(world: World): LiveCast {
  const { intercom, salesforce, rep } = world
  const people = new Map(intercom.contacts.map((contact) => [contact.id, contact]))
  const owned = intercom.contacts.filter((contact) => contact.owner_id === rep.adminId).map((contact) => contact.id)
  const others = intercom.contacts.filter((contact) => contact.owner_id === null).map((contact) => contact.id)
  const ownedSet = new Set(owned)
  const talks = intercom.conversations
    .filter((talk) => talk.state === 'open' && ownedSet.has(talk.contactId))
    .map((talk) => ({ id: talk.id, contactId: talk.contactId }))
  const leads = (salesforce.records['Lead'] ?? [])
    .filter((row) => row['OwnerId'] === rep.salesforceUserId && row['IsConverted'] === false)
    .map((row) => String(row['Id']))
  const cast: LiveCast = {
    owned,
    others,
    talks,
    leads,
    colleagues: intercom.admins.filter((admin) => admin.id !== rep.adminId).map((admin) => admin.id),
    person: (id) => describe(people.get(id)),
    happened(step, result) {
      if (step.do === 'person-starts' && result.conversationId && owned.includes(step.contactId)) {
        talks.push({ id: result.conversationId, contactId: step.contactId })
      }
      if (step.do === 'new-lead' && result.contactId && step.ownerId === rep.adminId) owned.push(result.contactId)
      if (step.do === 'new-lead' && result.conversationId && result.contactId) {
        talks.push({ id: result.conversationId, contactId: result.contactId })
      }
      if (step.do === 'lead-converts') drop(leads, (id) => id === step.leadId)
      if (step.do === 'teammate-closes') drop(talks, (talk) => talk.id === step.conversationId)
      if (step.do === 'owner-changes') {
        drop(owned, (id) => id === step.contactId)
        drop(others, (id) => id === step.contactId)
        if (step.ownerId === rep.adminId) owned.push(step.contactId)
      }
    },
    gone(step) {
      if ('conversationId' in step) drop(talks, (talk) => talk.id === step.conversationId)
      if ('contactId' in step && !('conversationId' in step)) {
        drop(owned, (id) => id === step.contactId)
        drop(others, (id) => id === step.contactId)
        drop(talks, (talk) => talk.contactId === step.contactId)
      }
      if ('leadId' in step) drop(leads, (id) => id === step.leadId)
    },
  }
  return cast
}

function describe(contact: IntercomSeedContact | undefined): LivePerson {
  const company = contact?.custom_attributes['company_name']
  return {
    first: contact?.name?.split(' ')[0] ?? null,
    company: typeof company === 'string' ? company : null,
    locale: localeByCountry.get(contact?.location?.country_code ?? '') ?? 'en',
  }
}

function drop<T>(list: T[], holds: (item: T) => boolean): void {
  const index = list.findIndex(holds)
  if (index >= 0) list.splice(index, 1)
}
