import type { OutboxKind } from '../../../../contract/models'

/** What was sent, by kind and in the menu's order; a kind of the contract without its words here does not compile. */
const labels: Readonly<Record<OutboxKind, string>> = {
  'lead.create': 'Leads created',
  'lead.convert': 'Leads converted',
  'contact.create': 'Contacts created',
  'opportunity.create': 'Opportunities created',
  'task.create': 'Tasks created',
  'task.update': 'Tasks changed',
  'case.create': 'Cases created',
  'record.update': 'Records edited',
  'conversation.reply': 'Replies',
  'conversation.note': 'Notes',
  'conversation.close': 'Conversations closed',
  'conversation.open': 'Conversations reopened',
  'conversation.snooze': 'Conversations snoozed',
  'conversation.assign': 'Conversations assigned',
  'conversation.tag': 'Conversations tagged',
  'person.update': 'People updated',
  'person.company': 'Companies of people changed',
  'person.note': 'Notes on people',
  'company.update': 'Companies updated',
  'person.attributes': 'Attributes in Intercom',
  'person.event': 'Events in Intercom',
  'message.send': 'Messages',
  'person.owner': 'Owners set',
  'person.merge': 'Leads merged',
  'person.create': 'Leads imported',
  'person.archive': 'People archived',
  'person.tags': 'People tagged',
}

/** Every kind of write, as the audit's menu offers it. */
export const auditKinds = (Object.keys(labels) as OutboxKind[]).map((id) => ({ id, label: labels[id] }))
