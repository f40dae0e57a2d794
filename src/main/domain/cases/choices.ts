import { caseField, type CaseDescribe } from './fields'
import { FILLED } from './form'

/**
 * The fields that the New case form can ask this user for, and of each whether it has to (article "Salesforce app",
 * section 5: required ones cannot be removed). The Subject always has to: by it a Case is found again.
 */
export function caseFormChoices(
  describe: Pick<CaseDescribe, 'fields'>,
  layoutRequired: readonly string[],
): ReadonlyMap<string, 'optional' | 'required'> {
  return new Map(
    describe.fields.flatMap((fact) => {
      const field = FILLED.has(fact.name) ? null : caseField(fact, layoutRequired.includes(fact.name))
      if (!field) return []
      return [[fact.name, field.required || fact.name === 'Subject' ? 'required' : 'optional'] as const]
    }),
  )
}
