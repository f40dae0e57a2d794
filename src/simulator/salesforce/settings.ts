/** How everybody but the owner sees an object's records. */
export type Sharing = 'publicReadWrite' | 'publicRead' | 'private'
/** What a duplicate rule does: nothing, warn (passed by `allowSave=true`), or refuse. */
export type DuplicateAction = 'Off' | 'Alert' | 'Block'

/** One person's (or everybody's) view of an object's fields. */
export interface FieldSecurity {
  /** 18-character id; everybody without it. */
  userId?: string
  object: string
  /** Absent from describe, unknown in queries. */
  hidden?: string[]
  readOnly?: string[]
}

/** An admin's validation rule: refuses a save with `message` where `field` is blank or has the value `is`. */
export interface ValidationRule {
  object: string
  field: string
  when: 'blank' | { is: string | number | boolean }
  message: string
}

/** Where Sforce-Auto-Assign may send a record: the active rule's owner. */
export interface AssignmentRule {
  active: boolean
  /** User or queue id; null leaves the record where it is. */
  ownerId: string | null
}

/** Everything an admin of the org could have set otherwise; all of it can be switched while running. */
export interface Settings {
  /** API calls a rolling day allows. */
  dailyApiLimit: number
  /** An access token dies after this many milliseconds without use (the org's session timeout). */
  accessTokenIdleMs: number
  /** A refresh token dies after this many milliseconds without use. */
  refreshTokenIdleMs: number
  /** Each refresh gives a new refresh token and kills the previous one. */
  rotateRefreshTokens: boolean
  requirePkce: boolean
  /** Answers the authorize page at once for this user (`rep` = the seed's rep) instead of showing it. */
  autoApprove: string | null
  /** IANA zone of users that have none of their own. */
  timeZone: string
  sharing: Record<string, Sharing>
  /** Users who see and edit everything. */
  seeAllUserIds: string[]
  fieldSecurity: FieldSecurity[]
  /** `Lead.LeadSource`: picklists that the admin restricted to their values. */
  restrictedPicklists: string[]
  validationRules: ValidationRule[]
  duplicateRules: Record<'Lead' | 'Contact', { onCreate: DuplicateAction; onEdit: DuplicateAction }>
  assignmentRules: Record<'Lead' | 'Case', AssignmentRule>
  /** Users whose profile lacks "API Enabled". */
  apiDisabledUserIds: string[]
  apiDisabledForOrg: boolean
  recycleBinDays: number
  /** Calls at the same time are not refused unless this is set: the next calls get the concurrency error. */
  refuseConcurrent: boolean
}

const HOUR = 3_600_000

/** The settings of a fresh org. */
export function defaultSettings(): Settings {
  return {
    dailyApiLimit: 100_000,
    accessTokenIdleMs: 2 * HOUR,
    refreshTokenIdleMs: 30 * 24 * HOUR,
    rotateRefreshTokens: true,
    requirePkce: true,
    autoApprove: null,
    timeZone: 'America/Los_Angeles',
    sharing: {},
    seeAllUserIds: [],
    fieldSecurity: [],
    restrictedPicklists: [],
    validationRules: [],
    duplicateRules: {
      Lead: { onCreate: 'Alert', onEdit: 'Alert' },
      Contact: { onCreate: 'Alert', onEdit: 'Alert' },
    },
    assignmentRules: {
      Lead: { active: false, ownerId: null },
      Case: { active: false, ownerId: null },
    },
    apiDisabledUserIds: [],
    apiDisabledForOrg: false,
    recycleBinDays: 15,
    refuseConcurrent: false,
  }
}
