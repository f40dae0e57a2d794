import type { CastName } from './cast'

/** One member of the cast, with everything that belongs to it on both sides. Salesforce ids have 18 characters. */
export interface CastMember {
  contactId: string
  email: string | null
  /** Intercom conversations, oldest first. */
  conversationIds: string[]
  leadIds: string[]
  contactIds: string[]
  accountIds: string[]
  opportunityIds: string[]
  openOpportunityIds: string[]
  caseIds: string[]
  openCaseIds: string[]
  /** Tasks about the person's Leads and Contacts. */
  taskIds: string[]
}

/** The rep's own Tasks that the story needs, by their due day (UTC) seen from the world's present. */
export interface RepTasks {
  /** Open and due earlier than today. */
  overdue: string[]
  today: string[]
  /** Open and due in the next seven days. */
  nextWeek: string[]
  /** Open, without a due date. */
  undated: string[]
  done: string[]
  /** Done, of subtype Call, with its duration and result. */
  calls: string[]
}

/** Where the special cases of a world are. A world of fewer people than the cast has lacks its last members. */
export interface Story {
  cast: Partial<Record<CastName, CastMember>>
  tasks: RepTasks
  /** Salesforce records of people whom Intercom does not know. */
  salesforceOnly: { leadIds: string[]; contactIds: string[] }
  /** The Salesforce queue that owns some Leads. */
  queueId: string
  /** Users without a teammate, and one who has left. */
  unmappedUserIds: string[]
  inactiveUserId: string
}

/** A member about whom nothing is known yet. */
export function newMember(contactId: string, email: string | null): CastMember {
  return {
    contactId,
    email,
    conversationIds: [],
    leadIds: [],
    contactIds: [],
    accountIds: [],
    opportunityIds: [],
    openOpportunityIds: [],
    caseIds: [],
    openCaseIds: [],
    taskIds: [],
  }
}
