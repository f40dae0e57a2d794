/**
 * One thing that happens in the world by itself: what people, teammates and Salesforce users do outside Repdesk.
 * `by` is the Salesforce User who does it (the rep without it).
 */
export type Step =
  | { do: 'person-starts'; contactId: string; body: string }
  | { do: 'person-replies'; conversationId: string; contactId: string; body: string }
  | { do: 'teammate-replies'; conversationId: string; adminId: string; body: string }
  | { do: 'teammate-notes'; conversationId: string; adminId: string; body: string }
  | { do: 'teammate-assigns'; conversationId: string; adminId: string; assigneeId: string }
  | { do: 'teammate-closes'; conversationId: string; adminId: string }
  | NewLeadStep
  | { do: 'owner-changes'; contactId: string; ownerId: string | null }
  | { do: 'people-merge'; leadId: string; userId: string }
  | { do: 'lead-status'; leadId: string; status: string; by?: string }
  | { do: 'lead-owner'; leadId: string; userId: string; by?: string }
  | { do: 'lead-converts'; leadId: string; by?: string }

/** Somebody shows up in the Messenger: a lead is made, gets its owner, and (with a message) starts a conversation. */
export interface NewLeadStep {
  do: 'new-lead'
  name: string | null
  email: string | null
  phone?: string
  ownerId: string | null
  message: string | null
  utm?: { source: string; campaign: string; medium: string }
  referrer?: string
  /** Qualification: custom attributes that the workspace knows. */
  attributes?: Record<string, string>
}

/** The ids that a step made. */
export interface StepResult {
  contactId?: string
  conversationId?: string
}

/** Does a step to the two stand-ins. Throws where it cannot be done (the person is gone, the Lead is converted). */
export type Perform = (step: Step) => StepResult
