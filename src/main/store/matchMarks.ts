import { createHash } from 'node:crypto'
import type { KeyedObject } from '../../contract/models'
import { noKeyRules, type KeyRule, type KeyRules } from '../domain/matching/keyRules'
import { keyValue } from '../domain/matching/keyValue'
import type { StoreContext } from './context'

const LENGTH = 9
const marks = new WeakMap<KeyRule, string>()

/** The rules by which records of this org are compared; none of another org's. */
export function rulesOf({ keys }: Pick<StoreContext, 'keys'>, orgKey: string): KeyRules {
  return keys.orgKey === orgKey ? keys.rules : noKeyRules
}

/** Whether people are compared by more than their email. */
export function areKeyed({ Lead, Contact }: KeyRules): boolean {
  return Lead !== null || Contact !== null
}

/** What stands before each key that was read by this rule; null for no rule. */
export function markOf(rule: KeyRule | null): string | null {
  if (rule === null) return null
  const known = marks.get(rule)
  if (known !== undefined) return known
  const { field, attribute, kind } = rule
  const digest = createHash('sha1')
    .update(JSON.stringify([field, attribute, kind]))
    .digest('hex')
  const mark = `${digest.slice(0, LENGTH - 1)}:`
  marks.set(rule, mark)
  return mark
}

/** A value as it is kept: with the rule's mark. */
export function markedKey(rule: KeyRule | null, value: unknown): string | null {
  const key = rule === null ? null : keyValue(value, rule.kind)
  return key === null ? null : `${markOf(rule)}${key}`
}

/** A kept key, or null where it was read by another rule. */
export function validKey(mark: string | null, key: string | null): string | null {
  return mark !== null && key !== null && key.startsWith(mark) ? key : null
}

/** The value behind a kept key. */
export function bareKey(key: string): string {
  return key.slice(LENGTH)
}

/** The key of a record, by its fields. */
export function recordKey(rules: KeyRules, object: string, fields: Readonly<Record<string, unknown>>): string | null {
  const rule =
    object === 'Lead' || object === 'Contact' || object === 'Account' ? rules[object satisfies KeyedObject] : null
  return rule === null ? null : markedKey(rule, fields[rule.field])
}
