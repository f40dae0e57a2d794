import { AUDIT, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** Case, as API 59.0 describes it. */
export const caseObject: ObjectDef = defineObject(
  {
    name: 'Case',
    label: 'Case',
    labelPlural: 'Cases',
    keyPrefix: '500',
    can: 'create update delete undelete search trigger replicate feed mru layout',
    scopes:
      "everything:All cases; genericteam:My case teams cases; mine:My cases; queue_owned:Queue owned cases; team_by_role:My role-based team's cases; user_owned:User owned cases",
    children: 'Cases: Case.ParentId; Tasks: Task.WhatId',
  },
  `
  Id id DI | Case ID
  IsDeleted boolean D | Deleted
  MasterRecordId reference N | Master Record ID | -> Case as MasterRecord
  CaseNumber string(30) DIM# | Case Number | only FSA
  ContactId reference CUNQp | Contact ID | -> Contact as Contact
  AccountId reference CUNQp | Account ID | -> Account as Account
  AssetId reference CUNQp | Asset ID | -> Asset as Asset
  ParentId reference CUNQp | Parent Case ID | -> Case as Parent
  SuppliedName string(80) CUNp | Name
  SuppliedEmail email(80) CUNp | Email Address
  SuppliedPhone string(40) CUNp | Phone
  SuppliedCompany string(80) CUNp | Company
  Type picklist(40) CUNp | Case Type | = Mechanical; Electrical; Electronic; Structural; Other
  Status picklist(40) CUND | Status | = New*; Working; Escalated; Closed
  Reason picklist(40) CUNp | Case Reason | = Installation; Equipment Complexity; Performance; Breakdown; Equipment Design; Feedback; Other
  Origin picklist(40) CUNp | Case Origin | = Phone; Email; Web
  Subject string(255) CUNp | Subject
  Priority picklist(40) CUNDp | Priority | = High; Medium*; Low
  Description textarea(32000) CUNp | Description | info plaintextarea
  IsClosed boolean D | Closed
  ClosedDate datetime Np | Closed Date
  IsEscalated boolean CUDp | Escalated
  OwnerId reference CUD | Owner ID | -> Group,User as Owner
  ${AUDIT}
  ContactPhone phone(40) N | Contact Phone
  ContactMobile phone(40) N | Contact Mobile
  ContactEmail email(80) N | Contact Email
  ContactFax phone(40) N | Contact Fax
  Comments textarea(4000) CUN | Internal Comments | only SA | info plaintextarea
  ${VIEWED}
  `,
)
