import type { RecordObject } from '../../contract/models'

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
  /** UserRole.Name. */
  roleName: string | null
  isActive: boolean
  modifiedAt: number
}

/**
 * A whole record as Salesforce gave it to this user. What relates records to each other stands apart from its fields:
 * `whoId` is a Task's Lead or Contact, a Case's Contact, a role's Contact; `whatId` a Task's WhatId, a role's Opportunity.
 */
export interface SalesforceRecordRow {
  object: RecordObject
  id: string
  name: string
  ownerId: string | null
  accountId: string | null
  whoId: string | null
  whatId: string | null
  /** IsClosed of Opportunity, Case and Task; IsConverted of a Lead; null for others. */
  isClosed: boolean | null
  /** ActivityDate or CloseDate: a plain date, `2026-11-22`. */
  due: string | null
  createdAt: number | null
  modifiedAt: number
  /** Every field that was read, by path: `Amount`, `Owner.Name`. Values are as the API gives them. */
  fields: Record<string, string | number | boolean | null>
}
