import type { BulkPlan, BulkRow } from '../../../../contract/models'

/** So many people go at once; main refuses more. */
export const mostAtOnce = 200

/** What would happen to a person, in a word or two. */
export function verdictWords(row: BulkRow): string {
  if (row.included) return row.verdict === 'create' ? 'Will be created' : 'Another one will be created'
  switch (row.verdict) {
    case 'create':
      return 'Left out'
    case 'existing':
    case 'several':
      return 'In Salesforce already'
    case 'pending':
      return 'On its way already'
    case 'same_email':
      return 'Same email'
    case 'missing':
      return 'Something is missing'
    case 'no_email':
      return 'No email'
    case 'gone':
      return 'Not on this desk'
  }
}

/** The counts of a dry run, those that are none left out. */
export function countWords({ counts }: BulkPlan): readonly { readonly tone: string; readonly text: string }[] {
  const all = [
    { tone: counts.create > 0 ? 'create' : 'skip', count: counts.create, text: `${counts.create} will be created` },
    { tone: 'skip', count: counts.existing, text: `${counts.existing} in Salesforce already` },
    { tone: 'skip', count: counts.pending, text: `${counts.pending} on the way or the same email` },
    { tone: 'needs', count: counts.missing, text: `${counts.missing} missing something` },
    { tone: 'cannot', count: counts.cannot, text: `${counts.cannot} cannot be created` },
  ]
  return all.filter(({ count }, index) => count > 0 || index === 0)
}
