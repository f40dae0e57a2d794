import type { FieldFacts, ObjectFacts } from './fieldFacts'
import { typedValue, valueProblem, type FieldValue } from './values'

/**
 * Checks an edit against the user's own describe and the page layout: updateable fields only, required ones kept,
 * lengths, lists, numbers, days, addresses. Answers messages by field; empty when all is well.
 */
export function checkEdit(
  facts: ObjectFacts,
  values: Readonly<Record<string, string>>,
  layoutRequired: readonly string[],
): Record<string, string> {
  const problems: Record<string, string> = {}
  const fields = new Map(facts.fields.map((field) => [field.name, field]))
  for (const [name, text] of Object.entries(values)) {
    const field = fields.get(name)
    const problem =
      !facts.updateable || !field?.updateable || field.calculated
        ? `${field?.label || name} cannot be changed here: your Salesforce user may not edit it.`
        : valueProblem(field, text, isRequired(field, layoutRequired))
    if (problem !== null) problems[name] = problem
  }
  return problems
}

function isRequired(field: FieldFacts, layoutRequired: readonly string[]): boolean {
  return !field.nillable || layoutRequired.includes(field.name)
}

/** Values of a form as they are sent, by describe's types; a field that describe does not know is sent as text. */
export function typedValues(
  facts: Pick<ObjectFacts, 'fields'>,
  values: Readonly<Record<string, string>>,
): Record<string, FieldValue> {
  const types = new Map(facts.fields.map((field) => [field.name, field.type]))
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, typedValue(text, types.get(name) ?? 'string')]),
  )
}
