import type { ObjectPermission } from './objectPermissions'
import type { LayoutSetting } from './setup/layoutItems'
import type { RecordTypeSetting } from './setup/recordTypes'
import type { RecordAccess } from './sharing'
import type { ThrowingTrigger, ValidationRule } from './writes/automations'
import type { Formula } from './writes/formula'

/** How everybody but the owner sees an object's records; `controlledByParent` is for Contact and Task. */
export type Sharing = 'publicReadWrite' | 'publicRead' | 'private' | 'controlledByParent'
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

/** Where Sforce-Auto-Assign may send a record: the first entry that holds, otherwise the default owner. */
export interface AssignmentRule {
  active: boolean
  /** Who gets what no entry takes (the org's default owner): user or queue id; null leaves the record where it is. */
  ownerId: string | null
  /** Criteria in their order, on the record as it would be saved. */
  entries?: { when: Formula; ownerId: string }[]
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
  /** Queue id to the ids of its members, who own what the queue owns. */
  queueMembers: Record<string, string[]>
  /** What an Account's owner may do with others' records below it (a role's setting). */
  accountOwnerAccess: Record<'Contact' | 'Opportunity' | 'Case', RecordAccess>
  /** Users who see and edit everything. */
  seeAllUserIds: string[]
  fieldSecurity: FieldSecurity[]
  objectPermissions: ObjectPermission[]
  /** `Lead.LeadSource`: picklists that the admin restricted to their values. */
  restrictedPicklists: string[]
  /** `Lead.LeadSource` to values that are switched off: a restricted picklist takes them no longer. */
  inactivePicklistValues: Record<string, string[]>
  /** `Lead.Industry` to the admin's own values in place of the delivered ones. */
  picklistValues: Record<string, string[]>
  /** State and Country/Territory Picklists: StateCode and CountryCode fields, and no other country's name. */
  stateCountryPicklists: boolean
  /** Record types; with the first of an object it has a RecordTypeId. */
  recordTypes: RecordTypeSetting[]
  /** What the page layouts ask for, beyond the delivered ones. */
  layouts: LayoutSetting[]
  validationRules: ValidationRule[]
  /** Apex triggers that throw. */
  triggers: ThrowingTrigger[]
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
    queueMembers: {},
    accountOwnerAccess: { Contact: 'none', Opportunity: 'none', Case: 'none' },
    seeAllUserIds: [],
    fieldSecurity: [],
    objectPermissions: [],
    restrictedPicklists: [],
    inactivePicklistValues: {},
    picklistValues: {},
    stateCountryPicklists: false,
    recordTypes: [],
    layouts: [],
    validationRules: [],
    triggers: [],
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
