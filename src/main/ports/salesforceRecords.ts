/** Salesforce's records as the cache keeps them: times in ms (UTC), absent values null. */
export interface SalesforceLeadRow {
  id: string
  name: string
  firstName: string | null
  lastName: string
  email: string | null
  company: string | null
  title: string | null
  phone: string | null
  status: string | null
  leadSource: string | null
  ownerId: string | null
  ownerName: string | null
  isConverted: boolean
  convertedContactId: string | null
  convertedAccountId: string | null
  createdById: string | null
  createdAt: number
  modifiedAt: number
}

export interface SalesforceContactRow {
  id: string
  name: string
  email: string | null
  title: string | null
  phone: string | null
  accountId: string | null
  accountName: string | null
  accountOwnerName: string | null
  ownerId: string | null
  ownerName: string | null
  createdAt: number
  modifiedAt: number
}

export interface SalesforceUserRow {
  id: string
  name: string
  email: string
  username: string
  title: string | null
  isActive: boolean
  modifiedAt: number
}
