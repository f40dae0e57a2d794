import type { SalesforceSeed } from '../types'
import { parseId } from './ids'
import type { Org } from './org'
import { seedQueues, seedUsers, type PutSetup } from './seedPeople'

interface Status {
  name: string
  flag?: boolean
  isDefault?: boolean
}

/** The values a new org comes with, in their order; `flag` is closed, converted or high priority. */
const STATUSES: Record<string, { flag: string; values: Status[] }> = {
  LeadStatus: {
    flag: 'IsConverted',
    values: [
      { name: 'Open - Not Contacted', isDefault: true },
      { name: 'Working - Contacted' },
      { name: 'Closed - Converted', flag: true },
      { name: 'Closed - Not Converted' },
    ],
  },
  TaskStatus: {
    flag: 'IsClosed',
    values: [
      { name: 'Not Started', isDefault: true },
      { name: 'In Progress' },
      { name: 'Completed', flag: true },
      { name: 'Waiting on someone else' },
      { name: 'Deferred' },
    ],
  },
  TaskPriority: {
    flag: 'IsHighPriority',
    values: [{ name: 'High', flag: true }, { name: 'Normal', isDefault: true }, { name: 'Low' }],
  },
  CaseStatus: {
    flag: 'IsClosed',
    values: [
      { name: 'New', isDefault: true },
      { name: 'Working' },
      { name: 'Escalated' },
      { name: 'Closed', flag: true },
    ],
  },
}

const STAGES: [name: string, probability: number, category: string, categoryName: string][] = [
  ['Prospecting', 10, 'Pipeline', 'Pipeline'],
  ['Qualification', 10, 'Pipeline', 'Pipeline'],
  ['Needs Analysis', 20, 'Pipeline', 'Pipeline'],
  ['Value Proposition', 50, 'Pipeline', 'Pipeline'],
  ['Id. Decision Makers', 60, 'Pipeline', 'Pipeline'],
  ['Perception Analysis', 70, 'Pipeline', 'Pipeline'],
  ['Proposal/Price Quote', 75, 'Pipeline', 'Pipeline'],
  ['Negotiation/Review', 90, 'Pipeline', 'Pipeline'],
  ['Closed Won', 100, 'Closed', 'Closed'],
  ['Closed Lost', 0, 'Omitted', 'Omitted'],
]

/** Loads what every org has before its first record: users, roles, profiles, queues, status tables, the organisation. */
export function seedSetup(org: Org, seed: SalesforceSeed): void {
  const at = org.stamp()
  const audit = {
    CreatedDate: at,
    CreatedById: org.repUserId,
    LastModifiedDate: at,
    LastModifiedById: org.repUserId,
    SystemModstamp: at,
  }
  const put: PutSetup = (object, values) => {
    const id = parseId(values['Id']) ?? org.newId(object)
    org.store.put(object, { ...audit, ...values, Id: id })
    return id
  }
  put('Organization', {
    Id: org.id,
    Name: seed.org.name,
    TimeZoneSidKey: org.settings.timeZone,
    OrganizationType: 'Enterprise Edition',
    InstanceName: seed.org.instanceLabel,
    IsSandbox: false,
  })
  seedUsers(org, seed, put)
  seedQueues(org, seed, put)
  for (const sobject of ['Lead', 'Case'])
    put('AssignmentRule', { Name: 'Default', SobjectType: sobject, Active: false })
  seedStatuses(put)
}

function seedStatuses(put: PutSetup): void {
  for (const [object, { flag, values }] of Object.entries(STATUSES)) {
    for (const [index, status] of values.entries()) {
      put(object, {
        MasterLabel: status.name,
        ApiName: status.name,
        SortOrder: index + 1,
        IsDefault: status.isDefault ?? false,
        [flag]: status.flag ?? false,
      })
    }
  }
  for (const [index, [name, probability, category, categoryName]] of STAGES.entries()) {
    put('OpportunityStage', {
      MasterLabel: name,
      ApiName: name,
      IsActive: true,
      SortOrder: index + 1,
      IsClosed: name.startsWith('Closed'),
      IsWon: name === 'Closed Won',
      ForecastCategory: category,
      ForecastCategoryName: categoryName,
      DefaultProbability: probability,
      Description: null,
    })
  }
}
