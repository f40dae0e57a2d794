import { accountCommands } from './accounts'
import { auditCommands } from './audit'
import { bookCommands } from './book'
import { caseCommands } from './cases'
import type { Handlers } from './context'
import { conversationCommands } from './conversations'
import { conversionCommands } from './conversion'
import { healthCommands } from './health'
import { leadCommands } from './leads'
import { newsCommands } from './news'
import { outboxCommands } from './outbox'
import { recordCommands } from './records'
import { settingsCommands } from './settings'
import { supportCommands } from './support'
import { taskCommands } from './tasks'

/** Every command of the contract has its handler: a missing one does not compile. */
export const handlers: Handlers = {
  ...accountCommands,
  ...auditCommands,
  ...bookCommands,
  ...caseCommands,
  ...conversationCommands,
  ...conversionCommands,
  ...healthCommands,
  ...leadCommands,
  ...newsCommands,
  ...outboxCommands,
  ...recordCommands,
  ...settingsCommands,
  ...supportCommands,
  ...taskCommands,
}
