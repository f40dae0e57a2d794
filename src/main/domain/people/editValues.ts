import type { CustomValues, EditableAttribute, EditType } from './editable'

export type EditValue = string | number | boolean | null

/** A person or a company, as far as its attributes are read by their keys. */
export interface Editable {
  customAttributes: CustomValues
}

const CUSTOM = 'custom.'
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
/** The API's limit for monthly_spend (2.16): 2**31-1. */
const MOST = 2_147_483_647

/** The name of an attribute of the workspace's own; null for a standard one. */
export function customName(key: string): string | null {
  return key.startsWith(CUSTOM) ? key.slice(CUSTOM.length) : null
}

/** An attribute's value as it is edited and compared: dates as ISO text, numbers and booleans as text, none as ''. */
export function editText(of: Editable, key: string, type: EditType): string {
  const name = customName(key)
  const values = (name === null ? of : of.customAttributes) as Readonly<Record<string, unknown>>
  const value = Object.hasOwn(values, name ?? key) ? values[name ?? key] : null
  if (value === null || value === undefined) return ''
  // The workspace's own dates are whole seconds, the standard ones are kept in ms.
  if (type === 'date' && typeof value === 'number') return new Date(value * (name === null ? 1 : 1000)).toISOString()
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The same text as the value that a patch of the port takes: ms for standard dates, whole seconds for own ones. */
export function editValue(key: string, type: EditType, text: string): EditValue {
  if (text === '') return type === 'boolean' && customName(key) === null ? false : null
  switch (type) {
    case 'integer':
    case 'float':
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'date': {
      const at = Date.parse(text)
      return customName(key) === null ? at : Math.floor(at / 1000)
    }
    default:
      return text
  }
}

/** Text as it is kept: no blanks around it, an email in the small letters that Intercom keeps. */
export function tidyText(type: EditType, text: string): string {
  const plain = text.trim()
  if (type === 'date' && !Number.isNaN(Date.parse(plain))) {
    return new Date(Math.floor(Date.parse(plain) / 1000) * 1000).toISOString()
  }
  if ((type === 'integer' || type === 'float') && isNumber(plain)) return String(Number(plain))
  return type === 'email' ? plain.toLowerCase() : plain
}

/** Whether two texts of an attribute are the same value. Intercom keeps emails in small letters, and numbers as such. */
export function sameText(type: EditType, one: string, other: string): boolean {
  return tidyText(type, one) === tidyText(type, other)
}

/**
 * What is wrong with a value that the rep wrote, as a sentence; null where nothing is. `before`: what is there now. The rules
 * are the service's own: a type for each attribute, the options of a list, a valid email.
 */
export function editFault(attribute: EditableAttribute, text: string, before: string): string | null {
  const { label, type, options, canClear, locked } = attribute
  if (locked !== null) return locked
  const plain = text.trim()
  if (plain === '') {
    return canClear || before === '' ? null : `Intercom’s API cannot empty this. Write another value for ${label}.`
  }
  switch (type) {
    case 'email':
      return EMAIL.test(plain) ? null : 'Write an email address, such as ana@example.com'
    case 'integer':
      return /^-?\d+$/.test(plain) && Math.abs(Number(plain)) <= MOST ? null : 'Write a whole number, such as 120'
    case 'float':
      return isNumber(plain) ? null : 'Write a number, such as 48000 or 12.5'
    case 'boolean':
      return plain === 'true' || plain === 'false' ? null : 'Choose yes or no'
    case 'date':
      return Number.isNaN(Date.parse(plain)) ? 'Choose a day and a time' : null
    case 'option':
      return options.includes(plain) ? null : `Choose one of the list: ${options.join(', ')}`
    default:
      return null
  }
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
