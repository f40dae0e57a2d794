import type { IntercomContact } from '../ports/intercom'
import type { IntercomMergingWrites } from '../ports/intercomMerging'
import { contactBody } from './bodies'
import type { Caller } from './caller'
import { maybeText, object, rowsOf } from './fields'
import { segment } from './segment'

/**
 * `POST /contacts`, `/contacts/merge`, `/contacts/{id}/archive` and the merge history of a user (API description 2.16).
 * `read` understands the answer to a write, which is a contact.
 */
export function mergingWrites(
  caller: Caller,
  read: (answer: unknown) => Promise<IntercomContact>,
): IntercomMergingWrites {
  return {
    createLead: async (patch) => read(await caller.write('POST', '/contacts', { role: 'lead', ...contactBody(patch) })),
    mergeContacts: async (from, into, evenIfDifferent) =>
      read(
        await caller.write('POST', '/contacts/merge', {
          from,
          into,
          ...(evenIfDifferent ? { skip_duplicate_validation: true } : {}),
        }),
      ),
    archiveContact: async (id) => {
      await caller.write('POST', `/contacts/${segment(id)}/archive`, {})
    },
    tagContact: async (id, tagId) => {
      await caller.write('POST', `/contacts/${segment(id)}/tags`, { id: tagId })
    },
    mergedInto: async (id) =>
      rowsOf(await caller.read(`/contacts/${segment(id)}/merge_history?per_page=150`), 'data').flatMap(
        (row) => maybeText.parse(object.parse(row)['source_contact_id']) ?? [],
      ),
  }
}
