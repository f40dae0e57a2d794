import type { PersonField, PersonFields, RecordFieldType, Sending } from '../../contract/models'
import { Failure } from '../domain/failure'
import { companyAttributes, personAttributes, type EditableAttribute, type EditType } from '../domain/people/editable'
import { editText, type Editable } from '../domain/people/editValues'
import type { Session } from '../session/sessionParts'
import { LOCAL_COMPANY } from '../store/companiesShown'
import type { OutboxRow, PersonDetail } from '../store/types'
import { attributesNow } from './attributeDefinitions'
import type { CommandContext } from './context'
import { mappedNotes } from './mappedNotes'
import { takenView } from './takenView'
import { sendingOf } from './views'

const TYPES: Record<EditType, RecordFieldType> = {
  text: 'text',
  email: 'email',
  phone: 'phone',
  url: 'url',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'datetime',
  option: 'picklist',
}

/** The person on this desk; fails with `not_found`. */
export function personHere(session: Session, personId: string): PersonDetail {
  const person = session.store.people.get(personId)
  if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
  return person
}

/** Everything of a person and their companies that can be edited, as it is shown with what is not sent yet. */
export async function personFields(context: CommandContext, personId: string): Promise<PersonFields> {
  const session = context.session()
  const { items, at } = await attributesNow(context)
  const person = personHere(session, personId)
  const unsent = session.store.outbox.unsentOf({ personId })
  const notes = mappedNotes(session, personId)
  const own = unsent.filter((item) => item.kind === 'person.update')
  const view = (attributes: EditableAttribute[], of: Editable, edits: readonly OutboxRow[], prefix: string) =>
    attributes.map((one) => fieldOf(session, one, of, edits, notes.get(prefix + one.key) ?? null))
  const all = view(personAttributes(items, person.customAttributes), person, own, 'person.')
  const links = unsent.filter((item) => item.kind === 'person.company')
  const linkOf = (id: string): Sending | null => {
    const link = links.findLast((item) => item.payload.companyId === id)
    return link ? sendingOf(link) : null
  }
  return {
    personId,
    contact: all.filter((field) => !field.name.startsWith('custom.')),
    attributes: all.filter((field) => field.name.startsWith('custom.')),
    companies: person.companies.map((company) => {
      const isNew = company.id.startsWith(LOCAL_COMPANY)
      const fields = view(
        isNew ? [] : companyAttributes(items, company.customAttributes),
        company,
        session.store.outbox.unsentOf({ companyId: company.id }),
        'company.',
      )
      return { id: company.id, name: company.name, isNew, fields, sending: linkOf(company.id) }
    }),
    leaving: links
      .filter((item) => item.payload.on === false && linkOf(String(item.payload.companyId))?.itemId === item.id)
      .map((item) => ({
        id: String(item.payload.companyId),
        name: String(item.payload.name),
        sending: sendingOf(item),
      })),
    attributesReadAt: at,
  }
}

function fieldOf(
  session: Session,
  { key, label, type, options, canClear, locked }: EditableAttribute,
  of: Editable,
  edits: readonly OutboxRow[],
  note: string | null,
): PersonField {
  const value = editText(of, key, type)
  const edit = edits.findLast((item) => Object.hasOwn(item.payload.values as object, key))
  return {
    name: key,
    label,
    type: TYPES[type],
    text: shownText(type, value),
    value,
    editable: locked === null,
    required: !canClear && value !== '',
    maxLength: null,
    options: options.map((one) => ({ value: one, label: one })),
    searches: null,
    sending: edit ? sendingOf(edit) : null,
    locked,
    note,
    taken: edit ? takenView(session, edit) : null,
  }
}

function shownText(type: EditType, value: string): string {
  if (value === '') return ''
  if (type === 'boolean') return value === 'true' ? 'Yes' : 'No'
  if (type === 'integer' || type === 'float') return Number(value).toLocaleString()
  return type === 'date' ? new Date(value).toLocaleString() : value
}
