/** A row of OpportunityContactRole with what is known of its Opportunity. */
export interface OpportunityRole {
  opportunityId: string
  contactId: string
  name: string
  /** Opportunity.IsClosed (won or lost); Salesforce derives it from the stage. */
  isClosed: boolean
}

/** The rep's own choice: an Opportunity, or expressly none; null where nothing was chosen. */
export type PickedOpportunity = { id: string } | 'none' | null

export interface RelatedOpportunity {
  /** Task.WhatId; null for none. */
  opportunityId: string | null
  /** Why, as a sentence for the form. */
  reason: string
  /** The open Opportunities the rep can pick from, each once. */
  choices: { id: string; name: string }[]
}

/**
 * The Opportunity that a Contact's conversation is related to (article "Salesforce app", section 4: only Contacts with a
 * role, several open ones are ignored): the one open Opportunity on which the Contact has a role; of several the one the
 * rep picked, while it is open; else none. Several roles on one Opportunity are one.
 */
export function relatedOpportunity(
  contactId: string,
  roles: readonly OpportunityRole[],
  picked: PickedOpportunity = null,
): RelatedOpportunity {
  const open = new Map<string, string>()
  for (const role of roles) {
    if (role.contactId === contactId && !role.isClosed) open.set(role.opportunityId, role.name)
  }
  const choices = [...open].map(([id, name]) => ({ id, name }))
  const answer = (opportunityId: string | null, reason: string): RelatedOpportunity => ({
    opportunityId,
    reason,
    choices,
  })
  if (picked === 'none') return answer(null, 'You chose not to relate it to an Opportunity.')
  const [first] = choices
  if (!first) return answer(null, 'There is no open Opportunity on which this Contact has a role.')
  const chosen = choices.find((choice) => choice.id === picked?.id)
  if (chosen) return answer(chosen.id, `You chose the Opportunity ${chosen.name}.`)
  if (choices.length === 1) return answer(first.id, `${first.name} is the one open Opportunity with this Contact.`)
  const gone = picked ? 'The Opportunity you chose is no longer open. ' : ''
  return answer(
    null,
    `${gone}This Contact has a role on ${choices.length} open Opportunities, so none is related unless you pick one.`,
  )
}
