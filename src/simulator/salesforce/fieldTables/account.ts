import { addressLines, AUDIT, CLEAN_STATUS, INDUSTRIES, SOURCES, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** Account, as API 59.0 describes it. */
export const account: ObjectDef = defineObject(
  {
    name: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    keyPrefix: '001',
    can: 'create update delete merge undelete search trigger replicate feed mru layout',
    scopes: "everything:All accounts; mine:My accounts; team:My team's accounts",
    children:
      'ChildAccounts: Account.ParentId; Cases: Case.AccountId; Contacts: Contact.AccountId; -: Lead.ConvertedAccountId; ' +
      'Opportunities: Opportunity.AccountId; -: Task.AccountId; Tasks: Task.WhatId; Users: User.AccountId',
  },
  `
  Id id DI | Account ID
  IsDeleted boolean D | Deleted
  MasterRecordId reference N | Master Record ID | -> Account as MasterRecord
  Name string(255) CUM | Account Name | in Name | info switchablepersonname
  Type picklist(40) CUNp | Account Type | = Prospect; Customer - Direct; Customer - Channel; Channel Partner / Reseller; Installation Partner; Technology Partner; Other
  RecordTypeId reference CUN | Record Type ID | -> RecordType as RecordType
  ParentId reference CUNQp | Parent Account ID | -> Account as Parent
  ${addressLines('Billing', 'Billing')}
  ${addressLines('Shipping', 'Shipping')}
  Phone phone(40) CUNp | Account Phone
  Fax phone(40) CUNp | Account Fax
  AccountNumber string(40) CUNp | Account Number
  Website url(255) CUNp | Website
  PhotoUrl url(255) N | Photo URL | info imageurl
  Sic string(20) CUNp | SIC Code
  Industry picklist(40) CUNp | Industry | = ${INDUSTRIES}
  AnnualRevenue currency(18.0) CUNp | Annual Revenue
  NumberOfEmployees int CUNp | Employees
  Ownership picklist(40) CUNp | Ownership | = Public; Private; Subsidiary; Other
  TickerSymbol string(20) CUNp | Ticker Symbol
  Description textarea(32000) CUNp | Account Description | info plaintextarea
  Rating picklist(40) CUNp | Account Rating | = Hot; Warm; Cold
  Site string(80) CUNp | Account Site
  OwnerId reference CUD | Owner ID | -> User as Owner
  ${AUDIT}
  LastActivityDate date N | Last Activity
  ${VIEWED}
  IsPartner boolean UD | Partner Account
  IsCustomerPortal boolean UD | Customer Portal Account
  ChannelProgramName string(255) N | Channel Program Name | only GA
  ChannelProgramLevelName string(255) N | Channel Program Level Name | only GA
  Jigsaw string(20) CUNp | Data.com Key
  JigsawCompanyId string(20) N | Jigsaw Company ID | -> as JigsawCompany
  CleanStatus picklist(40) CUNRp | Clean Status | = ${CLEAN_STATUS}
  AccountSource picklist(40) CUNp | Account Source | = ${SOURCES}
  DunsNumber string(9) CUNp | D-U-N-S Number
  Tradestyle string(255) CUNp | Tradestyle
  NaicsCode string(8) CUNp | NAICS Code
  NaicsDesc string(120) CUNp | NAICS Description
  YearStarted string(4) CUNp | Year Started
  SicDesc string(80) CUNp | SIC Description
  DandbCompanyId reference CUNQp | D&B Company ID | -> DandBCompany as DandbCompany
  OperatingHoursId reference CUNQp | Operating Hour ID | -> OperatingHours as OperatingHours
  `,
)
