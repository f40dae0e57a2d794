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
import { conversationChangeCommands } from './conversationChanges'
import { conversationCommands } from './conversations'
import { conversionCommands } from './conversion'
import { draftFileCommands } from './draftFiles'
import { draftCommands } from './drafts'
import { duplicateCommands } from './duplicates'
import { exportCommands } from './exportPeople'
import { fileCommands } from './files'
import { formDraftCommands } from './formDrafts'
import { healthCommands } from './health'
import { importCommands } from './importLeads'
import { leadGroupCommands } from './leadGroups'
import { leadCommands } from './leads'
import { liveLookUpCommands } from './liveLookUp'
import { livePeopleCommands } from './livePeople'
import { livePersonCommands } from './livePerson'
import { liveTakingCommands } from './liveTaking'
import { mappingCommands } from './mapping'
import { matchingCommands } from './matching'
import { messageCommands } from './messages'
import { mergeCommands } from './merging'
import { newsCommands } from './news'
import { notificationCommands } from './notifications'
import { opportunityCommands } from './opportunities'
import { outboxCommands } from './outbox'
import { ownerCommands } from './owners'
import { ownersFileCommands } from './ownersFile'
import { personCompanyCommands } from './personCompanies'
import { personEditCommands } from './personEdits'
import { personNoteCommands } from './personNotes'
import { placeCommands } from './windowPlace'
import { printingCommands } from './printing'
import { recordCommands } from './records'
import { searchCommands } from './search'
import { segmentCommands } from './segments'
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
  ...conversationChangeCommands,
  ...conversationCommands,
  ...conversionCommands,
  ...draftCommands,
  ...draftFileCommands,
  ...duplicateCommands,
  ...exportCommands,
  ...fileCommands,
  ...formDraftCommands,
  ...healthCommands,
  ...importCommands,
  ...leadCommands,
  ...leadGroupCommands,
  ...liveLookUpCommands,
  ...livePeopleCommands,
  ...livePersonCommands,
  ...liveTakingCommands,
  ...mappingCommands,
  ...matchingCommands,
  ...messageCommands,
  ...mergeCommands,
  ...newsCommands,
  ...notificationCommands,
  ...opportunityCommands,
  ...outboxCommands,
  ...ownerCommands,
  ...ownersFileCommands,
  ...personCompanyCommands,
  ...personEditCommands,
  ...personNoteCommands,
  ...placeCommands,
  ...printingCommands,
  ...recordCommands,
  ...searchCommands,
  ...segmentCommands,
  ...settingsCommands,
  ...supportCommands,
  ...taskCommands,
}
