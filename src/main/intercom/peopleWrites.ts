import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { IntercomCompany, IntercomNote, IntercomPeopleWrites } from '../ports/intercom'
import type { Caller } from './caller'
import { id, maybeId, maybeNumber, maybeText, object, rowsOf, text, time } from './fields'
import { plainText } from './plainText'
import { sanitiseHtml } from './sanitise'
import { segment } from './segment'

const PER_PAGE = 50
const MOST_PAGES = 5

interface Readers {
  company(answer: unknown): Promise<IntercomCompany>
  /** Of the answer to a write, which has happened even where it is not understood. */
  writtenCompany(answer: unknown): Promise<IntercomCompany>
  writtenNote(answer: unknown): Promise<IntercomNote>
  notes(rows: unknown[]): IntercomNote[]
}

/** Companies and notes of people (API description 2.16: companies, "attach a contact to a company", notes). */
export function peopleWrites(caller: Caller, read: Readers): IntercomPeopleWrites {
  const companies = (contactId: string): string => `/contacts/${segment(contactId)}/companies`
  return {
    findCompany: async (by) => {
      const query = 'companyId' in by ? `company_id=${segment(by.companyId)}` : `name=${segment(by.name)}`
      try {
        return await read.company(await caller.read(`/companies?${query}`))
      } catch (thrown) {
        if (thrown instanceof Failure && thrown.code === 'not_found') return null
        throw thrown
      }
    },
    createCompany: async ({ companyId, name }) =>
      read.writtenCompany(await caller.write('POST', '/companies', { company_id: companyId, name })),
    attachCompany: async (contactId, companyId) => {
      await caller.write('POST', companies(contactId), { id: companyId })
    },
    detachCompany: async (contactId, companyId) => {
      await caller.write('DELETE', `${companies(contactId)}/${segment(companyId)}`, undefined)
    },
    contactNotes: async (contactId) => {
      const rows: unknown[] = []
      for (let page = 1; page <= MOST_PAGES; page++) {
        const path = `/contacts/${segment(contactId)}/notes?page=${page}&per_page=${PER_PAGE}`
        const answer = await caller.read(path)
        const found = rowsOf(answer, 'data', 'notes')
        rows.push(...found)
        const pages = maybeNumber.parse(object.parse(object.parse(answer)['pages'])['total_pages']) ?? 1
        if (found.length === 0 || page >= pages) break
      }
      return read.notes(rows)
    },
    addContactNote: async (contactId, adminId, body) =>
      read.writtenNote(
        await caller.write('POST', `/contacts/${segment(contactId)}/notes`, { body, admin_id: adminId }),
      ),
  }
}

const note = z.looseObject({
  id,
  created_at: time,
  author: z.looseObject({ id: maybeId, name: maybeText }).nullish().catch(null),
  body: text,
})

/** A note as the API gives it. Throws a ZodError without an id or a time. */
export function parseNote(value: unknown): IntercomNote {
  const row = note.parse(value)
  const html = sanitiseHtml(row.body)
  return {
    id: row.id,
    authorId: row.author?.id ?? null,
    authorName: row.author?.name ?? null,
    html,
    text: plainText(html),
    createdAt: row.created_at,
  }
}
