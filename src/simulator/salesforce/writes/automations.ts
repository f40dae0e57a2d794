import { SalesforceError, writeError, type ApiError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import type { Row } from '../store'
import { holds, type Formula } from './formula'

/** When an automation acts: a formula, or a function of the record as it would be saved and as it was. */
export type RuleCondition =
  | 'blank'
  | { is: string | number | boolean }
  | Formula
  | ((row: Row, before: Row | undefined) => boolean)

/**
 * An admin's validation rule: refuses a save where `when` holds. `'blank'` and `{is}` are about the rule's own field.
 * The message stands at `field`, or with null at the top of the page.
 */
export interface ValidationRule {
  object: string
  /** Only for people: the service does not tell it. */
  name?: string
  field: string | null
  when: RuleCondition
  message: string
  /** Both true unless told otherwise. */
  onCreate?: boolean
  onUpdate?: boolean
}

/** An Apex trigger that throws, and so refuses the save. */
export interface ThrowingTrigger {
  object: string
  name: string
  /** The exception with its text: `System.NullPointerException: Attempt to de-reference a null object`. */
  exception: string
  /** Default: always. */
  when?: Exclude<RuleCondition, 'blank' | { is: string | number | boolean }>
  /** Default `before`. */
  at?: 'before' | 'after'
  onCreate?: boolean
  onUpdate?: boolean
}

interface Scope {
  object: string
  onCreate?: boolean
  onUpdate?: boolean
}

function applies(scope: Scope, object: ObjectDef, before: Row | undefined): boolean {
  return scope.object === object.name && (before ? scope.onUpdate !== false : scope.onCreate !== false)
}

/**
 * Runs the validation rules over the record as it would be saved. All that fire are named in one refusal
 * (FIELD_CUSTOM_VALIDATION_EXCEPTION), each with its own message and field.
 */
export function checkValidationRules(caller: Caller, object: ObjectDef, draft: Row, before: Row | undefined): void {
  const errors: ApiError[] = caller.org.settings.validationRules
    .filter((rule) => applies(rule, object, before) && fires(rule, draft, before))
    .map((rule) => ({
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: rule.message,
      fields: rule.field === null ? [] : [rule.field],
    }))
  if (errors.length > 0) throw new SalesforceError(400, errors)
}

function fires({ when, field }: ValidationRule, draft: Row, before: Row | undefined): boolean {
  if (typeof when === 'function') return when(draft, before)
  if (when === 'blank') return holds({ field: field ?? '', blank: true }, draft)
  if ('field' in when || 'all' in when || 'any' in when || 'not' in when) return holds(when, draft, before)
  return holds({ field: field ?? '', is: when.is }, draft)
}

/**
 * Runs the triggers of one moment of a save. The first that throws ends it with CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY
 * and the service's text: the trigger, its event, the exception, and where in the code.
 */
export function runTriggers(
  caller: Caller,
  object: ObjectDef,
  at: 'before' | 'after',
  draft: Row,
  before: Row | undefined,
): void {
  for (const trigger of caller.org.settings.triggers) {
    if ((trigger.at ?? 'before') !== at || !applies(trigger, object, before)) continue
    const { when = () => true } = trigger
    if (!(typeof when === 'function' ? when(draft, before) : holds(when, draft, before))) continue
    const event = `${at === 'before' ? 'Before' : 'After'}${before ? 'Update' : 'Insert'}`
    throw writeError(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `${trigger.name}: execution of ${event}\n\ncaused by: ${trigger.exception}\n\nTrigger.${trigger.name}: line 4, column 1`,
    )
  }
}
