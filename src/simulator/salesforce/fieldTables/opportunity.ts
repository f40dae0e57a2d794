import { AUDIT, SOURCES, VIEWED } from './common'
import { defineObject } from './readTable'
import type { ObjectDef } from './fieldTypes'

const CATEGORIES = 'Omitted; Pipeline; BestCase:Best Case; MostLikely:Most Likely; Forecast:Commit; Closed'

/** Opportunity, as API 59.0 describes it. */
export const opportunity: ObjectDef = defineObject(
  {
    name: 'Opportunity',
    label: 'Opportunity',
    labelPlural: 'Opportunities',
    keyPrefix: '006',
    can: 'create update delete undelete search trigger replicate feed mru layout',
    scopes:
      "everything:All opportunities; mine:My opportunities; scopingRule:Filter by scope; team:My team's opportunities",
    children:
      '-: Lead.ConvertedOpportunityId; OpportunityContactRoles: OpportunityContactRole.OpportunityId; Tasks: Task.WhatId',
  },
  `
  Id id DI | Opportunity ID
  IsDeleted boolean D | Deleted
  AccountId reference CUNQp | Account ID | -> Account as Account
  IsPrivate boolean CUDp | Private
  Name string(120) CUIM | Name
  Description textarea(32000) CUNp | Description | info plaintextarea
  StageName picklist(255) CU | Stage | = Prospecting; Qualification; Needs Analysis; Value Proposition; Id. Decision Makers; Perception Analysis; Proposal/Price Quote; Negotiation/Review; Closed Won; Closed Lost
  Amount currency(18.2) CUNp | Amount
  Probability percent(3.0) CUNDp | Probability (%)
  ExpectedRevenue currency(18.2) Np | Expected Amount
  TotalOpportunityQuantity double(18.2) CUNp | Quantity
  CloseDate date CU | Close Date
  Type picklist(255) CUNp | Opportunity Type | = Existing Customer - Upgrade; Existing Customer - Replacement; Existing Customer - Downgrade; New Customer
  NextStep string(255) CUNp | Next Step
  LeadSource picklist(255) CUNp | Lead Source | = ${SOURCES}
  IsClosed boolean D | Closed
  IsWon boolean D | Won
  ForecastCategory picklist(40) R | Forecast Category | = ${CATEGORIES}
  ForecastCategoryName picklist(255) CUNDR | Forecast Category | = Omitted; Pipeline; Best Case; Commit; Closed
  CampaignId reference CUNQp | Campaign ID | -> Campaign as Campaign
  HasOpportunityLineItem boolean D | Has Line Item
  Pricebook2Id reference CUNDQ | Price Book ID | -> Pricebook2 as Pricebook2
  OwnerId reference CUD | Owner ID | -> User as Owner
  ${AUDIT}
  LastActivityDate date N | Last Activity
  LastStageChangeDate datetime N | Last Stage Change Date
  FiscalQuarter int N | Fiscal Quarter | in Fiscal
  FiscalYear int N | Fiscal Year | in Fiscal
  Fiscal string(6) N | Fiscal Period
  ContactId reference CN | Contact ID | -> Contact
  ${VIEWED}
  HasOpenActivity boolean D | Has Open Activity | only G
  HasOverdueTask boolean D | Has Overdue Task | only G
  LastAmountChangedHistoryId reference NQ | Opportunity History ID | -> OpportunityHistory as LastAmountChangedHistory
  LastCloseDateChangedHistoryId reference NQ | Opportunity History ID | -> OpportunityHistory as LastCloseDateChangedHistory
  `,
)

/** OpportunityContactRole: which Contacts take part in which Opportunity. It has no recycle bin. */
export const opportunityContactRole: ObjectDef = defineObject(
  {
    name: 'OpportunityContactRole',
    label: 'Opportunity Contact Role',
    labelPlural: 'Opportunity Contact Role',
    keyPrefix: '00K',
    can: 'create update delete trigger replicate layout',
    scopes: 'everything:All opportunity contact role',
  },
  `
  Id id DI | Contact Role ID
  OpportunityId reference C | Opportunity ID | -> Opportunity as Opportunity
  ContactId reference CU | Contact ID | -> Contact as Contact
  Role picklist(40) CUN | Role | = Business User; Decision Maker; Economic Buyer; Economic Decision Maker; Evaluator; Executive Sponsor; Influencer; Technical Buyer; Other
  IsPrimary boolean CUD | Primary
  ${AUDIT}
  IsDeleted boolean D | Deleted
  `,
)
