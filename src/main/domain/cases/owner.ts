/** Who owns new Cases, a setting (article "Salesforce app", section 5, "Define how cases are assigned to an owner"). */
export type CaseOwnerSetting = 'rules' | 'rep'

export interface CaseOwnerInput {
  setting: CaseOwnerSetting
  /** The rep's Salesforce user. */
  rep: { userId: string; name: string }
  /** The rep's own describe of Case; null while it was never read. A field hidden from the rep is not in it. */
  describe: {
    updateable: boolean
    fields: readonly { name: string; createable: boolean }[]
  } | null
}

export interface CaseOwner {
  /** What is written as Case.OwnerId; null leaves it to Salesforce. */
  ownerId: string | null
  /** For `Sforce-Auto-Assign`: the org's rules run, unless an owner is set, which they would change. */
  autoAssign: boolean
  /** Shown before the Case is created. */
  sentence: string
}

/**
 * Who a new Case will belong to: the org's assignment rules decide, or the rep where the setting says so and Salesforce
 * lets them: Case is updateable ("Edit") and OwnerId createable for this user. Else the rules again, and it is said.
 */
export function caseOwner({ setting, rep, describe }: CaseOwnerInput): CaseOwner {
  const byRules = (sentence: string): CaseOwner => ({ ownerId: null, autoAssign: true, sentence })
  if (setting === 'rules') return byRules('Your Salesforce org’s own rules decide who owns this Case.')
  const instead = 'so your org’s own rules decide who owns it.'
  if (!describe) return byRules(`Repdesk has not read yet whether you may own the Case, ${instead}`)
  if (!describe.updateable) return byRules(`Salesforce does not let you edit Cases, ${instead}`)
  if (!describe.fields.some((field) => field.name === 'OwnerId' && field.createable)) {
    return byRules(`Salesforce does not let you set a Case’s owner, ${instead}`)
  }
  return { ownerId: rep.userId, autoAssign: false, sentence: `You, ${rep.name}, will own this Case.` }
}
