import type {
  FormField,
  OutboxItem,
  RecordCard,
  RecordField,
  SalesforcePanel,
  TaskForm,
} from '../../../../contract/models'
import { dateAndTime } from '../../format/time'

/** An item's values as inputs, by name. */
export type ItemFields = ReadonlyMap<string, FormField>

type FieldType = FormField['type']

const plain = {
  value: '',
  required: false,
  maxLength: null,
  options: [],
  placeholder: false,
  intercomAttribute: null,
} satisfies Partial<FormField>

/** What a Task's fields are called here, and how each is written (`salesforce-api`: Task). */
const taskFields: ReadonlyArray<readonly [name: string, label: string, type: FieldType, maxLength: number | null]> = [
  ['Subject', 'Subject', 'text', 255],
  ['ActivityDate', 'Due date', 'date', null],
  ['ReminderDateTime', 'Reminder', 'datetime', null],
  ['Status', 'Status', 'picklist', null],
  ['Priority', 'Priority', 'picklist', null],
  ['CallDurationInSeconds', 'Call, in seconds', 'number', 9],
  ['CallDisposition', 'Call result', 'text', 255],
  ['Description', 'Comments', 'textarea', 32_000],
]

/** Values that belong to the write but are none of the rep's words: ids, kinds, and what follows from another value. */
const technical: ReadonlySet<string> = new Set([
  'OwnerId',
  'WhoId',
  'WhatId',
  'ContactId',
  'AccountId',
  'TaskSubtype',
  'CallType',
  'IsReminderSet',
])

/** True where the rep has something to read or to change in a value of such an item. */
export function isReadable(kind: OutboxItem['kind'], name: string): boolean {
  return !(kind.startsWith('task.') || kind === 'case.create') || !technical.has(name)
}

/** The inputs of a Task; its choices come with the form. */
export function fieldsOfTask(form: Pick<TaskForm, 'statuses' | 'priorities'> | undefined): ItemFields {
  const options: Readonly<Record<string, FormField['options']>> = {
    Status: form?.statuses.map(({ value, label }) => ({ value, label })) ?? [],
    Priority: form?.priorities ?? [],
  }
  return new Map(
    taskFields.map(([name, label, type, maxLength]) => [
      name,
      {
        ...plain,
        name,
        label,
        maxLength,
        required: name === 'Subject',
        options: options[name] ?? [],
        // Without its choices at hand a picklist is written as it is.
        type: type === 'picklist' && (options[name] ?? []).length === 0 ? 'text' : type,
      },
    ]),
  )
}

const recordTypes: Readonly<Record<RecordField['type'], FieldType>> = {
  text: 'text',
  textarea: 'textarea',
  email: 'email',
  phone: 'phone',
  url: 'url',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  boolean: 'checkbox',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  reference: 'text',
}

/** The inputs of an edited record, as far as the person's panel shows its fields. */
export function fieldsOfRecord(panel: SalesforcePanel | undefined, names: readonly string[]): ItemFields {
  if (!panel) return new Map()
  const cards = [panel.person, panel.account, ...panel.opportunities].filter((card) => card !== null)
  // Only the card that has all the item's fields can be the record it edits.
  return fieldsOfCard(cards.find(({ fields }) => names.every((name) => fields.some((field) => field.name === name))))
}

/** The inputs of the fields of one record's card. */
export function fieldsOfCard(card: RecordCard | undefined): ItemFields {
  return new Map(
    (card?.fields ?? []).map((field) => {
      const { name, label, type, required, maxLength } = field
      const options = choicesOf(field)
      // An id says nothing: a reference reads as what it leads to. Another is chosen in the panel.
      const shown = type === 'reference' && options.length > 0 ? 'picklist' : recordTypes[type]
      return [name, { ...plain, name, label, required, maxLength, options, type: shown }]
    }),
  )
}

function choicesOf({ options, searches, value, text }: RecordField): FormField['options'] {
  return searches === null || value === '' ? options : [{ value, label: text }]
}

/** A value as it reads: labels for choices, the rep's own dates, Yes and No. */
export function readable(field: FormField | undefined, value: string): string {
  if (!field || value === '') return value
  const labelOf = (one: string): string => field.options.find((option) => option.value === one)?.label ?? one
  if (field.type === 'multipicklist') return value.split(';').map(labelOf).join(', ')
  if (field.type === 'checkbox') return value === 'true' ? 'Yes' : 'No'
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    return new Date(`${value}T00:00`).toLocaleDateString(undefined, { dateStyle: 'medium' })
  }
  if (field.type === 'datetime' && !Number.isNaN(Date.parse(value))) return dateAndTime(Date.parse(value))
  return labelOf(value)
}

/** What a change of one value brings with it: a Task reminds exactly where it has a time to remind at. */
export function withValue(
  values: Readonly<Record<string, string>>,
  name: string,
  value: string,
): Record<string, string> {
  const next = { ...values, [name]: value }
  return name === 'ReminderDateTime' ? { ...next, IsReminderSet: String(value !== '') } : next
}
