import { addressLines, AUDIT, CLEAN_STATUS, INDUSTRIES, SOURCES, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** Lead, as API 59.0 describes it. */
export const lead: ObjectDef = defineObject(
  {
    name: 'Lead',
    label: 'Lead',
    labelPlural: 'Leads',
    keyPrefix: '00Q',
    can: 'create update delete merge undelete search trigger replicate feed mru layout',
    scopes:
      "everything:All leads; mine:My leads; queue_owned:Queue owned leads; scopingRule:Filter by scope; team:My team's leads; user_owned:User owned leads",
    children: 'Tasks: Task.WhoId',
  },
  `
  Id id DI | Lead ID
  IsDeleted boolean D | Deleted
  MasterRecordId reference N | Master Record ID | -> Lead as MasterRecord
  LastName string(80) CU | Last Name | in Name | info personname
  FirstName string(40) CUN | First Name | in Name | info personname
  Salutation picklist(40) CUN | Salutation | in Name | info personname | = Mr.; Ms.; Mrs.; Dr.; Prof.; Mx.
  Name string(121) M | Full Name | info personname
  Title string(128) CUNp | Title
  Company string(255) CU | Company
  ${addressLines('', '')}
  Phone phone(40) CUNp | Phone
  MobilePhone phone(40) CUNp | Mobile Phone
  Fax phone(40) CUNp | Fax
  Email email(80) CUNIp | Email
  Website url(255) CUNp | Website
  PhotoUrl url(255) N | Photo URL | info imageurl
  Description textarea(32000) CUNp | Description | info plaintextarea
  LeadSource picklist(255) CUNp | Lead Source | = ${SOURCES}
  Status picklist(255) CUD | Status | = Open - Not Contacted*; Working - Contacted; Closed - Converted; Closed - Not Converted
  Industry picklist(255) CUNp | Industry | = ${INDUSTRIES}
  Rating picklist(255) CUNp | Rating | = Hot; Warm; Cold
  AnnualRevenue currency(18.0) CUNp | Annual Revenue
  NumberOfEmployees int CUNp | Employees
  OwnerId reference CUD | Owner ID | -> Group,User as Owner
  IsConverted boolean CD | Converted
  ConvertedDate date N | Converted Date
  ConvertedAccountId reference NQ | Converted Account ID | -> Account as ConvertedAccount
  ConvertedContactId reference NQ | Converted Contact ID | -> Contact as ConvertedContact
  ConvertedOpportunityId reference NQ | Converted Opportunity ID | -> Opportunity as ConvertedOpportunity
  IsUnreadByOwner boolean CUD | Unread By Owner
  ${AUDIT}
  LastActivityDate date N | Last Activity
  ${VIEWED}
  Jigsaw string(20) CUNp | Data.com Key
  JigsawContactId string(20) N | Jigsaw Contact ID | -> as JigsawContact
  CleanStatus picklist(40) CUNRp | Clean Status | = ${CLEAN_STATUS}
  CompanyDunsNumber string(9) CUNp | Company D-U-N-S Number
  DandbCompanyId reference CUNQp | D&B Company ID | -> DandBCompany as DandbCompany
  EmailBouncedReason string(255) UN | Email Bounced Reason
  EmailBouncedDate datetime UN | Email Bounced Date
  IndividualId reference CUNQ | Individual ID | -> Individual as Individual
  `,
)
