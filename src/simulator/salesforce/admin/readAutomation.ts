import type { ThrowingTrigger, ValidationRule } from '../writes/automations'
import { isJsonObject } from '../writes/body'
import type { Formula } from '../writes/formula'

type Json = Record<string, unknown>

/** A validation rule from a control's body. Throws, in words, where it is none. */
export function readRule(body: Json): ValidationRule {
  const { when, field } = body
  if (field !== null && field !== undefined && typeof field !== 'string')
    throw new Error('field must be a text or null')
  if (when !== 'blank' && !isJsonObject(when)) throw new Error("when must be 'blank', {is} or a formula")
  return {
    ...common(body),
    field: field ?? null,
    when: when === 'blank' ? when : (when as ValidationRule['when']),
    message: text(body, 'message'),
  }
}

/** A throwing trigger from a control's body. Throws, in words, where it is none. */
export function readTrigger(body: Json): ThrowingTrigger {
  const { when, at } = body
  if (when !== undefined && !isJsonObject(when)) throw new Error('when must be a formula')
  if (at !== undefined && at !== 'before' && at !== 'after') throw new Error('at must be before or after')
  return {
    ...common(body),
    name: text(body, 'name'),
    exception: text(body, 'exception'),
    ...(when === undefined ? {} : { when: when as Formula }),
    ...(at === undefined ? {} : { at }),
  }
}

function common(body: Json): Pick<ValidationRule, 'object' | 'name' | 'onCreate' | 'onUpdate'> {
  const { name, onCreate, onUpdate } = body
  return {
    object: text(body, 'object'),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof onCreate === 'boolean' ? { onCreate } : {}),
    ...(typeof onUpdate === 'boolean' ? { onUpdate } : {}),
  }
}

function text(body: Json, key: string): string {
  const value = body[key]
  if (typeof value !== 'string' || value === '') throw new Error(`${key} must be a text`)
  return value
}
