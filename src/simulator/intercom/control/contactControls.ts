import { readContactChange } from '../contacts/fields'
import { canonicalId, findContact } from '../contacts/find'
import { archiveContact, deleteContact, mergeContacts, requireMergeable } from '../contacts/lifecycle'
import { createContact, updateContact } from '../contacts/write'
import { resourceNotFound } from '../errors'
import type { Json } from '../input'
import { renderContact } from '../render/contact'
import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16 } from '../versions'

/** Fields of `POST /contacts`, and what only the Messenger or the inbox writes. */
export interface NewPerson extends Json {
  utm?: Partial<ContactRow['utm']>
  referrer?: string
  companyIds?: string[]
}

/** What happens to people without the API. Ids are Intercom's; unknown ones throw the API's own error. */
export interface ContactControls {
  /** Makes a contact; answers its id. */
  createContact: (input: NewPerson) => string
  /** Changes a contact with the fields of `PUT /contacts/{id}`. */
  updateContact: (input: Json & { contactId: string }) => void
  /** Gives a contact another owner, or none. */
  reassignOwner: (input: { contactId: string; ownerId: string | null }) => void
  /** A lead signs up: the same contact becomes a user, with the other fields given. */
  convertLead: (input: Json & { contactId: string }) => void
  /** Merges a lead into a user without asking whether they are duplicates. */
  merge: (input: { fromId: string; intoId: string }) => void
  /** Archives, or with `archived: false` brings back. */
  archive: (input: { contactId: string; archived?: boolean }) => void
  deleteContact: (input: { contactId: string }) => void
  /** Mail to a contact comes back for good, or they mark it as spam: `has_hard_bounced`, `marked_email_as_spam`. */
  mailTrouble: (input: { contactId: string; bounced?: boolean; spam?: boolean }) => void
  /** Intercom computes anew who is in a segment. */
  setSegmentPeople: (input: { segmentId: string; contactIds: string[] }) => void
  /** A teammate leaves: gone from `/admins`; what they own keeps their id. */
  removeAdmin: (input: { adminId: string }) => void
  /** Ids of all with this email, archived ones too. */
  contactsWithEmail: (email: string) => string[]
  /** A contact as the API shows it in 2.16, archived ones too; a merged id answers the survivor. */
  contact: (id: string) => Record<string, unknown>
}

/** The contact behind an id, following merges, archived or not. */
export function personOf(world: World, id: string): ContactRow {
  return findContact(world, canonicalId(world, id), V2_16, true)
}

/** The contact controls over a world. */
export function createContactControls(world: World): ContactControls {
  const change = (contactId: string, fields: Json): void => {
    updateContact(world, personOf(world, contactId), readContactChange(world, fields))
  }
  return {
    createContact: ({ utm, referrer, companyIds, ...fields }) => {
      const row = createContact(world, readContactChange(world, fields))
      Object.assign(row.utm, utm)
      row.referrer = referrer ?? null
      row.companyIds = companyIds ?? []
      world.contacts.touch(row)
      return row.id
    },
    updateContact: ({ contactId, ...fields }) => change(contactId, fields),
    reassignOwner: ({ contactId, ownerId }) => change(contactId, { owner_id: ownerId }),
    convertLead: ({ contactId, ...fields }) => change(contactId, { ...fields, role: 'user' }),
    merge: ({ fromId, intoId }) => {
      const from = personOf(world, fromId)
      const into = personOf(world, intoId)
      requireMergeable(from, into, false)
      mergeContacts(world, from, into)
    },
    archive: ({ contactId, archived = true }) => archiveContact(world, personOf(world, contactId), archived),
    mailTrouble: ({ contactId, bounced = false, spam = false }) => {
      const row = personOf(world, contactId)
      row.has_hard_bounced = bounced
      row.marked_email_as_spam = spam
      row.updated_at = Math.max(row.updated_at, world.now())
      world.contacts.touch(row)
    },
    deleteContact: ({ contactId }) => deleteContact(world, personOf(world, contactId)),
    setSegmentPeople: ({ segmentId, contactIds }) => {
      const segment = world.segments.get(segmentId)
      if (!segment) throw resourceNotFound()
      segment.contactIds = new Set(contactIds)
      // No contact has changed, which is what kept searches go by.
      world.searchCache.clear()
    },
    removeAdmin: ({ adminId }) => void world.admins.delete(adminId),
    contactsWithEmail: (email) => [...world.contacts.group('email', email.toLowerCase())].map((row) => row.id),
    contact: (id) => renderContact(world, personOf(world, id), V2_16),
  }
}
