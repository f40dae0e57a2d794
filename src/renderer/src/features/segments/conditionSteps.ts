import type {
  BooleanTest,
  CountTest,
  IdTest,
  NumberTest,
  SegmentCondition,
  SegmentFields,
  TextTest,
  TimeTest,
} from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { matchNames } from '../book/matchWords'
import { foldWords } from '../../format/foldWords'
import type { FieldOption } from './segmentFields'
import { flagWords, roleWords, type Op } from './segmentWords'

/** A line to choose: a field, a test, or a value as text. */
export interface StepOption {
  readonly id: string
  readonly label: string
}

const SET: readonly Op[] = ['isSet', 'isNotSet']
const TEXT: readonly Op[] = ['is', 'isNot', 'contains', 'startsWith', ...SET]
const TIME: readonly Op[] = ['moreThan', 'lessThan', 'before', 'after', ...SET]
const COUNT: readonly Op[] = ['equals', 'above', 'below']

/** The tests that a field takes; one alone need not be asked for. */
export function opsOf(option: FieldOption): readonly Op[] {
  switch (option.kind) {
    case 'text':
    case 'utm':
      return TEXT
    case 'id':
      return ['is', 'isNot', ...SET]
    case 'role':
    case 'match':
    case 'segment':
      return ['is', 'isNot']
    case 'time':
      return TIME
    case 'flag':
      return ['is']
    case 'count':
      return COUNT
    case 'attribute':
      return { text: TEXT, number: [...COUNT, ...SET], date: TIME, boolean: ['is', ...SET] as const }[option.of]
  }
}

/** Whether a test compares with a value at all. */
export function needsValue(op: Op): boolean {
  return op !== 'isSet' && op !== 'isNotSet'
}

/**
 * Values to choose from for a field and a test, with what is typed among them where it can be a value. `found`: values
 * that cached people have.
 */
export function valueOptions(
  option: FieldOption,
  op: Op,
  typed: string,
  fields: SegmentFields | undefined,
  found: readonly string[],
): readonly StepOption[] {
  if (option.kind === 'flag') {
    return flagWords[option.field].map((label, index) => ({ id: index === 0 ? 'yes' : 'no', label }))
  }
  if (option.kind === 'role') return Object.entries(roleWords).map(([id, label]) => ({ id, label }))
  if (option.kind === 'match') return matchNames
  if (option.kind === 'segment') {
    return (fields?.intercomSegments ?? []).map(({ id, name }) => ({ id, label: name }))
  }
  if (option.kind === 'id') {
    const among = option.field === 'owner' ? fields?.teammates : fields?.tags
    return (among ?? []).map(({ id, name }) => ({ id, label: name }))
  }
  if (option.kind === 'attribute' && option.of === 'boolean') {
    return [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ]
  }
  const text = typed.trim()
  if (op === 'moreThan' || op === 'lessThan') {
    const days = /^\d{1,4}/u.exec(text)?.[0]
    return (days ? [days] : ['7', '14', '30', '90', '365'])
      .filter((one) => Number(one) > 0 && Number(one) <= 3650)
      .map((one) => ({ id: String(Number(one)), label: counted(Number(one), 'day', 'days') }))
  }
  if (op === 'before' || op === 'after') return isDay(text) ? [{ id: text, label: text }] : []
  if (op === 'equals' || op === 'above' || op === 'below') {
    if (text === '') return ['0', '1', '2', '5', '10'].map((id) => ({ id, label: id }))
    const number = Number(text.replace(',', '.'))
    return Number.isFinite(number) ? [{ id: String(number), label: number.toLocaleString() }] : []
  }
  const wanted = foldWords(text)
  // While new ones are on their way, those of a shorter text are there.
  const fit = found.filter((one) => foldWords(one).includes(wanted)).map((one) => ({ id: one, label: one }))
  const own = text === '' || found.includes(text) ? [] : [{ id: text, label: text }]
  return op === 'is' || op === 'isNot' ? [...fit, ...own] : [...own, ...fit]
}

/** The sentence for a value that cannot be made of what is typed. */
export function valueHint(op: Op): string {
  if (op === 'before' || op === 'after') return 'Type a date such as 2026-11-30'
  if (op === 'moreThan' || op === 'lessThan') return 'Type a number of days, 3,650 at most'
  return op === 'equals' || op === 'above' || op === 'below' ? 'Type a number' : 'Type a value'
}

/** A condition of a field, a test and a chosen value; null where they do not go together. */
export function conditionOf(option: FieldOption, op: Op, value: string): SegmentCondition | null {
  switch (option.kind) {
    case 'text':
      return given(textTest(op, value), (test) => ({ field: option.field, test }))
    case 'utm':
      return given(textTest(op, value), (test) => ({ field: 'utm', name: option.name, test }))
    case 'id':
      return given(idTest(op, value), (test) => ({ field: option.field, test }))
    case 'role':
      if ((op !== 'is' && op !== 'isNot') || (value !== 'lead' && value !== 'user')) return null
      return { field: 'role', test: { op, value } }
    case 'match': {
      const match = matchNames.find((one) => one.id === value)?.id
      return match === undefined || (op !== 'is' && op !== 'isNot')
        ? null
        : { field: 'match', test: { op, value: match } }
    }
    case 'segment':
      return op === 'is' || op === 'isNot' ? { field: 'segment', test: { op, value } } : null
    case 'time':
      return given(timeTest(op, value), (test) => ({ field: option.field, test }))
    case 'flag':
      return { field: option.field, test: { op: 'is', value: value === 'yes' } }
    case 'count':
      return given(countTest(op, value), (test) => ({ field: option.field, test }))
    case 'attribute':
      return attributeCondition(option.name, option.of, op, value)
  }
}

function attributeCondition(
  name: string,
  kind: Extract<FieldOption, { kind: 'attribute' }>['of'],
  op: Op,
  value: string,
): SegmentCondition | null {
  const of = { field: 'attribute', name } as const
  switch (kind) {
    case 'text':
      return given(textTest(op, value), (test) => ({ ...of, kind, test }))
    case 'number':
      return given(numberTest(op, value), (test) => ({ ...of, kind, test }))
    case 'date':
      return given(timeTest(op, value), (test) => ({ ...of, kind, test }))
    case 'boolean':
      return given(booleanTest(op, value), (test) => ({ ...of, kind, test }))
  }
}

function given<T>(test: T | null, make: (test: T) => SegmentCondition): SegmentCondition | null {
  return test === null ? null : make(test)
}

function textTest(op: Op, value: string): TextTest | null {
  if (op === 'isSet' || op === 'isNotSet') return { op }
  const isText = op === 'is' || op === 'isNot' || op === 'contains' || op === 'startsWith'
  return isText && value.trim() !== '' ? { op, value: value.trim().slice(0, 200) } : null
}

function idTest(op: Op, value: string): IdTest | null {
  if (op === 'isSet' || op === 'isNotSet') return { op }
  return op === 'is' || op === 'isNot' ? { op, value } : null
}

function timeTest(op: Op, value: string): TimeTest | null {
  if (op === 'isSet' || op === 'isNotSet') return { op }
  if (op === 'moreThan' || op === 'lessThan') return { op, days: Number(value) }
  return op === 'before' || op === 'after' ? { op, day: value } : null
}

function countTest(op: Op, value: string): CountTest | null {
  return op === 'equals' || op === 'above' || op === 'below' ? { op, value: Number(value) } : null
}

function numberTest(op: Op, value: string): NumberTest | null {
  return op === 'isSet' || op === 'isNotSet' ? { op } : countTest(op, value)
}

function booleanTest(op: Op, value: string): BooleanTest | null {
  if (op === 'isSet' || op === 'isNotSet') return { op }
  return op === 'is' ? { op, value: value === 'yes' } : null
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text) || text < '1970' || text >= '3000') return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
