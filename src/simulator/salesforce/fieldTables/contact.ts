import { addressLines, AUDIT, CLEAN_STATUS, SOURCES, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** Contact, as API 59.0 describes it. */
export const contact: ObjectDef = defineObject(
  {
    name: 'Contact',
    label: 'Contact',
    labelPlural: 'Contacts',
    keyPrefix: '003',
    can: 'create update delete merge undelete search trigger replicate feed mru layout',
    scopes: "everything:All contacts; mine:My contacts; scopingRule:Filter by scope; team:My team's contacts",
    children:
      'Cases: Case.ContactId; -: Contact.ReportsToId; -: Lead.ConvertedContactId; Opportunities: Opportunity.ContactId; ' +
      'OpportunityContactRoles: OpportunityContactRole.ContactId; Tasks: Task.WhoId; Users: User.ContactId',
  },
  `
  Id id DI | Contact ID
  IsDeleted boolean D | Deleted
  MasterRecordId reference N | Master Record ID | -> Contact as MasterRecord
  AccountId reference CUNQp | Account ID | -> Account as Account
  LastName string(80) CU | Last Name | in Name | info personname
  FirstName string(40) CUN | First Name | in Name | info personname
  Salutation picklist(40) CUN | Salutation | in Name | info personname | = Mr.; Ms.; Mrs.; Dr.; Prof.
  Name string(121) M | Full Name | info personname
  ${addressLines('Other', 'Other')}
  ${addressLines('Mailing', 'Mailing')}
  Phone phone(40) CUNp | Business Phone
  Fax phone(40) CUNp | Business Fax
  MobilePhone phone(40) CUNp | Mobile Phone
  HomePhone phone(40) CUNp | Home Phone
  OtherPhone phone(40) CUNp | Other Phone
  AssistantPhone phone(40) CUNp | Asst. Phone
  ReportsToId reference CUNQp | Reports To ID | -> Contact as ReportsTo
  Email email(80) CUNIp | Email
  Title string(128) CUNp | Title
  Department string(80) CUNp | Department
  AssistantName string(40) CUNp | Assistant's Name
  LeadSource picklist(255) CUNp | Lead Source | = ${SOURCES}
  Birthdate date CUNp | Birthdate
  Description textarea(32000) CUNp | Contact Description | info plaintextarea
  OwnerId reference CUD | Owner ID | -> User as Owner
  ${AUDIT}
  LastActivityDate date N | Last Activity
  LastCURequestDate datetime N | Last Stay-in-Touch Request Date
  LastCUUpdateDate datetime N | Last Stay-in-Touch Save Date
  ${VIEWED}
  EmailBouncedReason string(255) CUN | Email Bounced Reason
  EmailBouncedDate datetime CUN | Email Bounced Date
  IsEmailBounced boolean D | Is Email Bounced
  PhotoUrl url(255) N | Photo URL | info imageurl
  Jigsaw string(20) CUNp | Data.com Key
  JigsawContactId string(20) N | Jigsaw Contact ID | -> as JigsawContact
  CleanStatus picklist(40) CUNRp | Clean Status | = ${CLEAN_STATUS}
  IndividualId reference CUNQ | Individual ID | -> Individual as Individual
  `,
)
