import { z } from 'zod'
import type { SalesforceRow } from '../ports/salesforce'
import type { SalesforceContactRow, SalesforceLeadRow, SalesforceUserRow } from '../ports/salesforceRecords'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
/** Salesforce writes `2026-05-01T07:25:37.000+0000`; Date wants a colon in the zone. */
const time = z.string().transform((value) => Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
const named = z.object({ Name: text }).nullish()

const leadSchema = z.object({
  Id: z.string(),
  Name: z.string(),
  FirstName: text,
  LastName: z.string(),
  Email: text,
  Company: text,
  Title: text,
  Phone: text,
  Status: text,
  LeadSource: text,
  OwnerId: text,
  Owner: named,
  IsConverted: z.boolean().nullish(),
  ConvertedContactId: text,
  ConvertedAccountId: text,
  CreatedById: text,
  CreatedDate: time,
  SystemModstamp: time,
})

const contactSchema = z.object({
  Id: z.string(),
  Name: z.string(),
  Email: text,
  Title: text,
  Phone: text,
  AccountId: text,
  Account: z.object({ Name: text, Owner: named }).nullish(),
  OwnerId: text,
  Owner: named,
  CreatedDate: time,
  SystemModstamp: time,
})

const userSchema = z.object({
  Id: z.string(),
  Name: z.string(),
  Email: z.string(),
  Username: z.string(),
  Title: text,
  UserRole: named,
  IsActive: z.boolean(),
  SystemModstamp: time,
})

/** The fields each object is asked for; those hidden from the user are left out by the SELECT builder. */
export const wantedFields = {
  Lead: Object.keys(leadSchema.shape)
    .filter((name) => name !== 'Owner')
    .concat('Owner.Name'),
  Contact: Object.keys(contactSchema.shape)
    .filter((name) => name !== 'Owner' && name !== 'Account')
    .concat('Owner.Name', 'Account.Name', 'Account.Owner.Name'),
  User: Object.keys(userSchema.shape)
    .filter((name) => name !== 'UserRole')
    .concat('UserRole.Name'),
} as const

/** Reads what can be read; a row that cannot be understood is left out, and counted. */
function readAll<T>(rows: SalesforceRow[], read: (row: SalesforceRow) => T | null): { rows: T[]; unreadable: number } {
  const good = rows.map(read).filter((row) => row !== null)
  return { rows: good, unreadable: rows.length - good.length }
}

export function readLeads(rows: SalesforceRow[]): { rows: SalesforceLeadRow[]; unreadable: number } {
  return readAll(rows, (row) => {
    const lead = leadSchema.safeParse(row)
    if (!lead.success) return null
    const { data } = lead
    return {
      id: data.Id,
      name: data.Name,
      firstName: data.FirstName,
      lastName: data.LastName,
      email: data.Email,
      company: data.Company,
      title: data.Title,
      phone: data.Phone,
      status: data.Status,
      leadSource: data.LeadSource,
      ownerId: data.OwnerId,
      ownerName: data.Owner?.Name ?? null,
      isConverted: data.IsConverted ?? false,
      convertedContactId: data.ConvertedContactId,
      convertedAccountId: data.ConvertedAccountId,
      createdById: data.CreatedById,
      createdAt: data.CreatedDate,
      modifiedAt: data.SystemModstamp,
    }
  })
}

export function readContacts(rows: SalesforceRow[]): { rows: SalesforceContactRow[]; unreadable: number } {
  return readAll(rows, (row) => {
    const contact = contactSchema.safeParse(row)
    if (!contact.success) return null
    const { data } = contact
    return {
      id: data.Id,
      name: data.Name,
      email: data.Email,
      title: data.Title,
      phone: data.Phone,
      accountId: data.AccountId,
      accountName: data.Account?.Name ?? null,
      accountOwnerName: data.Account?.Owner?.Name ?? null,
      ownerId: data.OwnerId,
      ownerName: data.Owner?.Name ?? null,
      createdAt: data.CreatedDate,
      modifiedAt: data.SystemModstamp,
    }
  })
}

export function readUsers(rows: SalesforceRow[]): { rows: SalesforceUserRow[]; unreadable: number } {
  return readAll(rows, (row) => {
    const user = userSchema.safeParse(row)
    if (!user.success) return null
    const { data } = user
    return {
      id: data.Id,
      name: data.Name,
      email: data.Email,
      username: data.Username,
      title: data.Title,
      roleName: data.UserRole?.Name ?? null,
      isActive: data.IsActive,
      modifiedAt: data.SystemModstamp,
    }
  })
}
