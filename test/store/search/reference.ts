import type { Filter } from '../../../src/main/domain/search/filters'
import type { Term } from '../../../src/main/domain/search/question'
import { fitsPerson, fitsPersonNote, fitsRecord, fold, type Row, shownName } from './referenceFilters'
import type { RecordRow, World } from './world'

/*
 * The search once more, row by row and without an index: what a question must find. See
 * referenceFilters.ts.
 */

const wordsIn = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')

function distance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.at(-1)!, other.at(-1)!]
  const ways = [
    distance(one.slice(0, -1), other) + 1,
    distance(one, other.slice(0, -1)) + 1,
    distance(one.slice(0, -1), other.slice(0, -1)) + (a === b ? 0 : 1),
  ]
  if (one.at(-2) === b && other.at(-2) === a && one.length > 1 && other.length > 1) {
    ways.push(distance(one.slice(0, -2), other.slice(0, -2)) + 1)
  }
  return Math.min(...ways)
}

const near = new Map<string, boolean>()
/** Whether a word of a name may have been meant. */
function isNear(word: string, typed: string): boolean {
  const most = !/^\p{L}+$/u.test(typed) || typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  if (most === 0 || Math.abs(word.length - typed.length) > 4 + most) return false
  const key = `${word}/${typed}`
  const known = near.get(key)
  if (known !== undefined) return known
  const starts = typed.length < 6 ? [word] : Array.from(word, (_, at) => word.slice(0, at + 1))
  const found = starts
    .filter((start) => Math.abs(start.length - typed.length) <= most)
    .some((start) => distance(start, typed) <= most)
  near.set(key, found)
  return found
}

interface Text {
  /** A phrase stands within one of them. */
  all: string[]
  /** The part of it whose words forgive typos. */
  names?: string
  /** One letter counts only as a whole word. */
  wholeLetters?: boolean
}

function holdsAll(terms: readonly Term[], { all, names, wholeLetters }: Text): boolean {
  const words = all.flatMap((text) => [...wordsIn(text), ''])
  const forgives = names !== undefined && !terms.some((term) => !('phrase' in term) && term.dense)
  return terms.every((term) => {
    if ('phrase' in term) {
      return words.some((_, at) => term.phrase.every((word, offset) => words[at + offset] === word))
    }
    if (term.dense) return words.some((word) => word.includes(term.text))
    if (wholeLetters === true && term.text.length === 1) return words.includes(term.text)
    if (words.some((word) => word.startsWith(term.text))) return true
    return forgives && wordsIn(names).some((word) => isNear(word, term.text))
  })
}

const SEARCHED: Readonly<Record<RecordRow['object'], string[]>> = {
  Lead: ['Email'],
  Contact: ['Email', 'Account.Name'],
  Account: [],
  Opportunity: ['StageName', 'Account.Name'],
  Case: ['CaseNumber', 'Subject'],
  Task: ['Subject'],
}

/** Kinds and ids of everything that a question must find, sorted. */
export function expected(world: World, terms: readonly Term[], filters: readonly Filter[], forgiving = true): string[] {
  const found: string[] = []
  const holds = (wanted: readonly Term[], { names, ...text }: Text): boolean =>
    holdsAll(wanted, forgiving && names !== undefined ? { ...text, names } : text)
  if (terms.length + filters.length === 0) return found
  const all = (verdict: (filter: Filter) => boolean | null): boolean =>
    filters.every((filter) => {
      const fits = verdict(filter)
      if (fits === null) return false
      return fits !== filter.negated
    })
  const has = (names: string[]): boolean => filters.some(({ name, negated }) => names.includes(name) && !negated)
  for (const person of world.people) {
    const conversations = world.conversations.filter(({ personId }) => personId === person.id)
    const companyName = world.companies.find(({ id }) => id === person.companyIds[0])?.name ?? ''
    const names = `${shownName(person)} \n ${companyName}`
    const phone = person.phone === null ? '' : `${person.phone} ${person.phone.replace(/\D/g, '')}`
    const text = { all: [shownName(person), companyName, person.email ?? '', phone], names }
    const row: Row = { kind: 'person', person, conversations }
    if (holds(terms, text) && all((filter) => fitsPerson(world, filter, row))) found.push(`person ${person.id}`)
    for (const { id, text: words } of person.notes) {
      if ((terms.length === 0 && !has(['in'])) || !holds(terms, { all: [words], wholeLetters: true })) continue
      if (all((filter) => fitsPersonNote(world, filter, row))) found.push(`note person/${person.id}/${id}`)
    }
  }
  for (const { id, name } of world.companies) {
    const isKept = world.people.some(({ companyIds }) => companyIds.includes(id))
    const fits = all(({ name: word, value, negated }) => {
      if (word === 'in' && value.sort === 'choice') {
        return value.choice === 'companies' || (negated ? false : null)
      }
      return word === 'company' && value.sort === 'text' ? fold(name).includes(fold(value.text)) : null
    })
    if (isKept && fits && holds(terms, { all: [name], names: name })) found.push(`company ${id}`)
  }
  for (const one of world.conversations) {
    const person = world.people.find(({ id }) => id === one.personId)!
    const row: Row = { kind: 'conversation', person, conversations: [one] }
    if (holds(terms, { all: [one.title ?? ''] }) && all((filter) => fitsPerson(world, filter, row))) {
      found.push(`conversation ${one.id}`)
    }
    for (const [at, part] of one.parts.entries()) {
      const kind = part.type === 'note' ? 'note' : 'message'
      if (terms.length === 0 && !has(['from', 'in', 'has'])) continue
      const inPart: Row = { kind, person, conversations: [one], part }
      if (!holds(terms, { all: [part.text], wholeLetters: true })) continue
      if (all((filter) => fitsPerson(world, filter, inPart))) {
        found.push(`${kind} ${one.id}/${at === 0 ? 'source' : part.id}`)
      }
    }
  }
  for (const record of world.records) {
    if (terms.length === 0 && !has(['in', 'stage'])) continue
    const words = [...SEARCHED[record.object], 'Note__c'].map((path) => record.fields[path])
    const isNamed = record.object !== 'Case' && record.object !== 'Task'
    const text = { all: [record.name, ...words.map((text) => text ?? '')], ...(isNamed ? { names: record.name } : {}) }
    if (holds(terms, text) && all((filter) => fitsRecord(filter, record))) found.push(`record ${record.id}`)
  }
  return found.sort()
}
