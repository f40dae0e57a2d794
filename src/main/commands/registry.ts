import { accountCommands } from './accounts'
import { bookCommands } from './book'
import type { Handlers } from './context'
import { conversationCommands } from './conversations'
import { leadCommands } from './leads'
import { outboxCommands } from './outbox'
import { settingsCommands } from './settings'

/** Every command of the contract has its handler: a missing one does not compile. */
export const handlers: Handlers = {
  ...accountCommands,
  ...bookCommands,
  ...conversationCommands,
  ...leadCommands,
  ...outboxCommands,
  ...settingsCommands,
}
