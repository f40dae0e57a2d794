import { AUDIT } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

const READ_ONLY = 'none'
const CATEGORIES = 'Omitted; Pipeline; BestCase:Best Case; MostLikely:Most Likely; Forecast:Commit; Closed'

function statusTable(name: string, label: string, keyPrefix: string, flag: string, flagLabel: string): ObjectDef {
  return defineObject(
    { name, label, labelPlural: label, keyPrefix, can: READ_ONLY },
    `
    Id id D | ${label} ID
    MasterLabel string(255) N | Master Label
    ApiName string(255) | Api Name
    SortOrder int N | Sort Order
    IsDefault boolean D | Is Default
    ${flag} boolean D | ${flagLabel}
    ${AUDIT}
    `,
  )
}

/** The status tables: what each picklist value means. They are read with queries and never written. */
export const statusTables: ObjectDef[] = [
  statusTable('LeadStatus', 'Lead Status Value', '01J', 'IsConverted', 'Is Converted'),
  statusTable('TaskStatus', 'Task Status Value', '01D', 'IsClosed', 'Is Closed'),
  statusTable('TaskPriority', 'Task Priority Value', '01E', 'IsHighPriority', 'Is High Priority'),
  statusTable('CaseStatus', 'Case Status Value', '01F', 'IsClosed', 'Is Closed'),
  defineObject(
    {
      name: 'OpportunityStage',
      label: 'Opportunity Stage',
      labelPlural: 'Opportunity Stages',
      keyPrefix: '01I',
      can: READ_ONLY,
    },
    `
    Id id D | Opportunity Stage ID
    MasterLabel string(255) N | Master Label
    ApiName string(255) | Api Name
    IsActive boolean D | Is Active
    SortOrder int N | Sort Order
    IsClosed boolean D | Closed
    IsWon boolean D | Won
    ForecastCategory picklist(40) R | Forecast Category | = ${CATEGORIES}
    ForecastCategoryName picklist(255) R | Forecast Category Name | = Omitted; Pipeline; Best Case; Commit; Closed
    DefaultProbability percent(3.0) N | Probability (%)
    Description string(255) N | Description
    ${AUDIT}
    `,
  ),
]

/**
 * Queues, roles, record types, profiles, assignment rules and the organisation: the small part clients look at. They
 * are read with queries here and written by the controls only.
 */
export const setupObjects: ObjectDef[] = [
  defineObject(
    {
      name: 'Group',
      label: 'Group',
      labelPlural: 'Group',
      keyPrefix: '00G',
      can: READ_ONLY,
      children: 'QueueSobjects: QueueSobject.QueueId',
    },
    `
    Id id D | Group ID
    Name string(40) | Name
    DeveloperName string(80) N | Developer Name
    RelatedId reference N | Related ID | -> User,UserRole as Related
    Type picklist(40) R | Type
    Email email(255) N | Email
    OwnerId reference D | Owner ID | -> Organization,User as Owner
    DoesSendEmailToMembers boolean D | Send Email to Members
    DoesIncludeBosses boolean D | Include Bosses
    ${AUDIT}
    `,
  ),
  // Which objects a queue can own (object reference, QueueSobject).
  defineObject(
    { name: 'QueueSobject', label: 'Queue Sobject', labelPlural: 'Queue Sobject', keyPrefix: '03g', can: READ_ONLY },
    `
    Id id D | Queue Sobject ID
    QueueId reference | Group ID | -> Group as Queue
    SobjectType picklist(40) R | Sobject Type | = Case; Lead; Task
    CreatedById reference D | Created By ID | -> User as CreatedBy
    SystemModstamp datetime D | System Modstamp
    `,
  ),
  // Object reference, RecordType. SobjectType lists the objects that can have record types here.
  defineObject(
    { name: 'RecordType', label: 'Record Type', labelPlural: 'Record Types', keyPrefix: '012', can: READ_ONLY },
    `
    Id id DI | Record Type ID
    Name string(80) M | Name
    DeveloperName string(80) | Record Type Name
    NamespacePrefix string(15) N | Namespace Prefix
    Description string(255) N | Description
    BusinessProcessId reference N | Business Process ID | -> BusinessProcess
    SobjectType picklist(40) R | SObject Type Name | = Account; Case; Contact; Lead; Opportunity; Task
    IsActive boolean D | Active
    ${AUDIT}
    `,
  ),
  defineObject(
    {
      name: 'AssignmentRule',
      label: 'Assignment Rule',
      labelPlural: 'Assignment Rules',
      keyPrefix: '01Q',
      can: READ_ONLY,
    },
    `
    Id id D | Rule ID
    Name string(120) N | Name
    SobjectType picklist(40) NR | SObject Type | = Case; Lead
    Active boolean D | Active
    ${AUDIT}
    `,
  ),
  defineObject(
    {
      name: 'UserRole',
      label: 'Role',
      labelPlural: 'Role',
      keyPrefix: '00E',
      can: READ_ONLY,
      children: 'Users: User.UserRoleId',
    },
    `
    Id id D | Role ID
    Name string(80) M | Name
    ParentRoleId reference N | Parent Role ID | -> UserRole
    DeveloperName string(80) N | Developer Name
    SystemModstamp datetime D | System Modstamp
    `,
  ),
  defineObject(
    { name: 'Profile', label: 'Profile', labelPlural: 'Profile', keyPrefix: '00e', can: READ_ONLY },
    `
    Id id D | Profile ID
    Name string(255) M | Name
    UserType picklist(40) NR | User Type | = Standard; Guest
    ${AUDIT}
    `,
  ),
  defineObject(
    { name: 'Organization', label: 'Organization', labelPlural: 'Organizations', keyPrefix: '00D', can: READ_ONLY },
    `
    Id id D | Organization ID
    Name string(80) M | Name
    TimeZoneSidKey picklist(40) R | Time Zone
    OrganizationType picklist(40) NR | Edition | = Developer Edition; Enterprise Edition
    InstanceName string(5) N | Instance Name
    IsSandbox boolean D | Is Sandbox
    ${AUDIT}
    `,
  ),
]
