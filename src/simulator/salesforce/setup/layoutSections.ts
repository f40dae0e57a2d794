/**
 * The page layouts a new org comes with: sections with a heading, a row a line, one or two fields in it. `-` is an
 * empty place. Name and addresses stand for their parts.
 */
const PAGES: Record<string, string> = {
  Lead: `
    # Lead Information
    OwnerId | Phone
    Name | MobilePhone
    Company | Fax
    Title | Email
    LeadSource | Website
    Industry | Status
    AnnualRevenue | Rating
    NumberOfEmployees | -
    # Address Information
    Address
    # Description Information
    Description`,
  Contact: `
    # Contact Information
    OwnerId | Phone
    Name | HomePhone
    AccountId | MobilePhone
    Title | OtherPhone
    Department | Fax
    Birthdate | Email
    ReportsToId | AssistantName
    LeadSource | AssistantPhone
    # Address Information
    MailingAddress | OtherAddress
    # Description Information
    Description`,
  Account: `
    # Account Information
    OwnerId | Rating
    Name | Phone
    ParentId | Fax
    AccountNumber | Website
    Site | TickerSymbol
    Type | Ownership
    Industry | NumberOfEmployees
    AnnualRevenue | Sic
    # Address Information
    BillingAddress | ShippingAddress
    # Description Information
    Description`,
  Opportunity: `
    # Opportunity Information
    OwnerId | Amount
    IsPrivate | CloseDate
    Name | NextStep
    AccountId | StageName
    Type | Probability
    LeadSource | -
    # Description Information
    Description`,
  Task: `
    # Task Information
    OwnerId | Status
    Subject | WhoId
    ActivityDate | WhatId
    Priority | -
    # Description Information
    Description
    # Reminder
    IsReminderSet | ReminderDateTime`,
  Case: `
    # Case Information
    OwnerId | Status
    CaseNumber | Priority
    ContactId | Origin
    AccountId | Reason
    Type | -
    # Web Information
    SuppliedEmail | SuppliedName
    SuppliedCompany | SuppliedPhone
    # Description Information
    Subject
    Description
    Comments`,
}

export interface LayoutPage {
  sections: { heading: string; rows: (string | null)[][] }[]
}

/** The layout an object comes with, as field names in rows; null is an empty place. Undefined for objects without one. */
export function pageOf(objectName: string): LayoutPage | undefined {
  const text = PAGES[objectName]
  if (text === undefined) return undefined
  const sections: LayoutPage['sections'] = []
  for (const line of text.trim().split('\n')) {
    const part = line.trim()
    if (part.startsWith('# ')) sections.push({ heading: part.slice(2), rows: [] })
    else sections.at(-1)?.rows.push(part.split('|').map((name) => (name.trim() === '-' ? null : name.trim())))
  }
  return { sections }
}

/** The place of an object among those with a layout, from 1; its layouts' ids are made of it. */
export function pageNumber(objectName: string): number {
  return Object.keys(PAGES).indexOf(objectName) + 1
}
