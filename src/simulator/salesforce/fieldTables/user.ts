import { addressLines, AUDIT, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

/** User: the part of its 179 fields that clients read. Users are not written through the API here. */
export const user: ObjectDef = defineObject(
  {
    name: 'User',
    label: 'User',
    labelPlural: 'Users',
    keyPrefix: '005',
    can: 'search trigger replicate feed mru layout',
    scopes: 'everything:All users; mine:My users',
  },
  `
  Id id DI | User ID
  Username string(80) CUI | Username
  LastName string(80) CU | Last Name | in Name | info personname
  FirstName string(40) CUN | First Name | in Name | info personname
  Name string(121) M | Full Name | info personname
  CompanyName string(80) CUN | Company Name
  Division string(80) CUN | Division
  Department string(80) CUN | Department
  Title string(80) CUN | Title
  ${addressLines('', '', 'CUN').replace('Address address Np', 'Address address N')}
  Email email(128) CUI | Email
  SenderEmail email(80) CUN | Email Sender Address
  SenderName string(80) CUN | Email Sender Name
  Phone phone(40) CUN | Phone
  Fax phone(40) CUN | Fax
  MobilePhone phone(40) CUN | Mobile
  Alias string(8) CUD | Alias
  CommunityNickname string(40) CUD | Nickname
  IsActive boolean CUD | Active
  TimeZoneSidKey picklist(40) CUR | Time Zone
  UserRoleId reference CUN | Role ID | -> UserRole as UserRole
  LocaleSidKey picklist(40) CUR | Locale
  EmailEncodingKey picklist(40) CUR | Email Encoding | = UTF-8; ISO-8859-1; Shift_JIS; ISO-2022-JP; EUC-JP; ks_c_5601-1987; Big5; GB2312; Big5-HKSCS; x-SJIS_0213
  ProfileId reference CU | Profile ID | -> Profile as Profile
  UserType picklist(40) NR | User Type | = Standard; PowerPartner; PowerCustomerSuccess; CustomerSuccess; Guest; CspLitePortal; CsnOnly; SelfService
  LanguageLocaleKey picklist(40) CUR | Language
  EmployeeNumber string(20) CUN | Employee Number
  ManagerId reference CUN | Manager ID | -> User as Manager
  LastLoginDate datetime N | Last Login
  ${AUDIT}
  ContactId reference CN | Contact ID | -> Contact as Contact
  AccountId reference N | Account ID | -> Account as Account
  FederationIdentifier string(512) CUN | SAML Federation ID | only FSA
  AboutMe textarea(1000) CUN | About Me | only FSA
  FullPhotoUrl url(1024) N | Url for full-sized Photo | only FSA
  SmallPhotoUrl url(1024) N | Photo | only FSA
  MediumPhotoUrl url(1024) N | Url for medium profile photo | only FSA
  ${VIEWED}
  `,
)
