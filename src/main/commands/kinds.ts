import type { OutboxKind } from '../../contract/models'
import { chosenName, recordEdit } from '../outbox/recordSender'
import type { OutboxRow } from '../store/types'

/** How a kind of write is shown and named. What may be edited is in `editing.ts`. */
export interface KindWords {
  title: string
  /** The gist of what is written, from its editable values. */
  summary(values: Record<string, string>, row: OutboxRow): string
}

const some = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join(' · ')
const words = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').slice(0, 200)
const all = (values: Record<string, string>): string => Object.values(values).filter(Boolean).join(' · ')

const named = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name.replace(/^(person|company)\.(custom\.)?/, '')}: ${value || 'none'}`)
    .join(' · ')

/** Every kind of the contract has its words: a missing one does not compile. */
export const kindWords: Record<OutboxKind, KindWords> = {
  'lead.create': {
    title: 'Create lead',
    summary: (values) => {
      const name = [values.FirstName, values.LastName].filter(Boolean).join(' ')
      return some(name, values.Company, values.Email)
    },
  },
  'conversation.reply': { title: 'Reply', summary: (values, row) => some(words(values.text), fileNames(row)) },
  'conversation.note': { title: 'Note', summary: (values, row) => some(words(values.text), fileNames(row)) },
  'conversation.close': { title: 'Close conversation', summary: (_values, row) => titleOf(row) },
  'conversation.open': { title: 'Reopen conversation', summary: (_values, row) => titleOf(row) },
  'conversation.snooze': { title: 'Snooze conversation', summary: (values, row) => some(values.until, titleOf(row)) },
  'conversation.assign': { title: 'Assign conversation', summary: (values, row) => some(values.to, titleOf(row)) },
  'conversation.tag': { title: 'Tag conversation', summary: (values, row) => some(values.tag, titleOf(row)) },
  'person.update': { title: 'Update person', summary: (values) => words(all(values)) },
  'company.update': {
    title: 'Update company',
    summary: (values, row) =>
      some(typeof row.payload.companyName === 'string' ? row.payload.companyName : '', words(all(values))),
  },
  'person.company': {
    title: 'Change company',
    summary: (values, { payload }) =>
      `${payload.on === true ? (payload.create ? 'New company' : 'Add to') : 'Take out of'} ${values.company ?? ''}`,
  },
  'person.note': { title: 'Note on person', summary: (values) => words(values.text) },
  'task.create': { title: 'New task', summary: (values) => words(values.Subject) },
  'task.update': { title: 'Change task', summary: (values, row) => words(subjectOf(row) ?? all(values)) },
  'case.create': { title: 'New case', summary: (values) => words(values.Subject) },
  'lead.convert': {
    title: 'Convert lead',
    summary: (values, row) => some(subjectOf(row) ?? undefined, values.opportunityName),
  },
  'contact.create': {
    title: 'Create contact',
    summary: (values) =>
      some([values.FirstName, values.LastName].filter(Boolean).join(' '), values.Title, values.Email),
  },
  'opportunity.create': {
    title: 'New opportunity',
    summary: (values) => some(values.Name, values.StageName, values.CloseDate),
  },
  'person.attributes': {
    title: 'Update attributes in Intercom',
    summary: (values) => words(named(values)),
  },
  'person.event': {
    title: 'Event in Intercom',
    summary: (values, row) => some(typeof row.payload.name === 'string' ? row.payload.name : '', values.new),
  },
  'person.merge': { title: 'Merge into a user', summary: (values) => words(values.merge) },
  'person.create': { title: 'Import lead', summary: (values) => some(values.name, values.email, values.phone) },
  'person.archive': { title: 'Archive in Intercom', summary: (_values, row) => words(String(row.payload.personName)) },
  'person.tags': { title: 'Tag person', summary: (values) => words(values.tags) },
  'message.send': { title: 'Message', summary: (values) => some(values.subject, words(values.text)) },
  'person.owner': { title: 'Set owner', summary: (values) => words(values.owner) },
  'record.update': {
    title: 'Edit record',
    summary: (values, row) => some(subjectOf(row) ?? undefined, words(all(withNames(values, row)))),
  },
}

/** What a reference leads to by its name, where the rep chose it by that. */
function withNames(values: Record<string, string>, row: OutboxRow): Record<string, string> {
  const { names } = recordEdit(row)
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, chosenName({ names, values }, field) ?? value]),
  )
}

/** What goes with a reply or note. */
function fileNames({ payload }: OutboxRow): string {
  const { files } = payload
  return Array.isArray(files) ? files.map((file: { name: string }) => file.name).join(', ') : ''
}

/** What the conversation was about, as it was when it was changed. */
function titleOf({ payload }: OutboxRow): string {
  return typeof payload.about === 'string' ? words(payload.about) : ''
}

/** The name of the record that an edit is about, as it was when it was made. */
function subjectOf(row: OutboxRow): string | null {
  const { recordName } = row.payload
  return typeof recordName === 'string' ? recordName : null
}
