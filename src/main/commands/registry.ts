import { accountChoiceCommands } from './accountChoices'
import { accountCommands } from './accounts'
import { assignOwnerCommands } from './assignOwner'
import { auditCommands } from './audit'
import { automationCommands } from './automations'
import { bookCommands } from './book'
import { bulkLeadCommands } from './bulkLeads'
import { caseCommands } from './cases'
import { contactCommands } from './contacts'
import type { Handlers } from './context'
import { conversationCommands } from './conversations'
import { conversionCommands } from './conversion'
import { healthCommands } from './health'
import { leadGroupCommands } from './leadGroups'
import { leadCommands } from './leads'
import { mappingCommands } from './mapping'
import { matchingCommands } from './matching'
import { newsCommands } from './news'
import { opportunityCommands } from './opportunities'
import { outboxCommands } from './outbox'
import { ownerCommands } from './owners'
import { recordCommands } from './records'
import { settingsCommands } from './settings'
import { supportCommands } from './support'
import { taskCommands } from './tasks'

/** Every command of the contract has its handler: a missing one does not compile. */
export const handlers: Handlers = {
  ...accountCommands,
  ...accountChoiceCommands,
  ...assignOwnerCommands,
  ...auditCommands,
  ...automationCommands,
  ...bookCommands,
  ...bulkLeadCommands,
  ...caseCommands,
  ...contactCommands,
  ...conversationCommands,
  ...conversionCommands,
  ...healthCommands,
  ...leadCommands,
  ...leadGroupCommands,
  ...mappingCommands,
  ...matchingCommands,
  ...newsCommands,
  ...opportunityCommands,
  ...outboxCommands,
  ...ownerCommands,
  ...recordCommands,
  ...settingsCommands,
  ...supportCommands,
  ...taskCommands,
}
