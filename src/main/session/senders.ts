import { STANDING_KINDS } from '../domain/conversations/standing'
import type { Sender } from '../outbox/sender'
import { archiveSender } from '../outbox/archiveSender'
import { attributesSender } from '../outbox/attributesSender'
import { withAutomaticUpdates } from '../outbox/automaticUpdateSender'
import { caseSender } from '../outbox/caseSender'
import { contactSender } from '../outbox/contactSender'
import { conversationSender } from '../outbox/conversationSender'
import { convertSender } from '../outbox/convertSender'
import { eventSender } from '../outbox/eventSender'
import { leadSender } from '../outbox/leadSender'
import { leadPersonSender } from '../outbox/leadPersonSender'
import { mergeSender } from '../outbox/mergeSender'
import { messageSender } from '../outbox/messageSender'
import { opportunitySender } from '../outbox/opportunitySender'
import { ownerSender } from '../outbox/ownerSender'
import { partSender } from '../outbox/partSender'
import { personCompanySender } from '../outbox/personCompanySender'
import { personNoteSender } from '../outbox/personNoteSender'
import { companySender, personSender } from '../outbox/personSender'
import { personTagsSender } from '../outbox/personTagsSender'
import { recordSender } from '../outbox/recordSender'
import { taskSender } from '../outbox/taskSender'
import { taskUpdateSender } from '../outbox/taskUpdateSender'

/** One sender for each kind of write. */
export const senders: readonly Sender[] = [
  leadSender,
  convertSender,
  contactSender,
  opportunitySender,
  partSender('conversation.reply'),
  partSender('conversation.note'),
  ...STANDING_KINDS.map(conversationSender),
  personSender,
  companySender,
  personCompanySender,
  personNoteSender,
  withAutomaticUpdates(recordSender),
  attributesSender,
  eventSender,
  ownerSender,
  messageSender,
  mergeSender,
  leadPersonSender,
  archiveSender,
  personTagsSender,
  caseSender,
  taskSender,
  taskUpdateSender,
]
