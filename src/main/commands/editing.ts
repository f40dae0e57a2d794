import { checkCaseValues } from '../domain/cases/values'
import { isStandingKind } from '../domain/conversations/standing'
import { Failure } from '../domain/failure'
import { checkEdit } from '../domain/records/edit'
import { formOf } from '../outbox/caseSender'
import { rebasedChange, rebasedReply } from '../outbox/conversationChange'
import { rebasedOwner } from '../outbox/ownerByHand'
import { rebased } from '../outbox/personSender'
import { rebasedEdit, recordEdit } from '../outbox/recordSender'
import type { Session } from '../session/sessionParts'
import type { OutboxChange, OutboxRow } from '../store/types'
import { contactLane, contactProblems } from './contacts'
import { leadLane, leadProblems } from './leads'
import { opportunityProblems } from './opportunities'
import { factsOfNew, factsOfRecord, keptDescribe, keptPages } from './orgDescribes'
import { editedAttributes } from './personEdits'
import { seenFields } from './recordEdits'
import { editedTask } from './taskChanges'

type Values = Record<string, string>

/** The change that the rep's corrections make of a waiting item; the same checks as when the item was made. */
export function edited(session: Session, row: OutboxRow, values: Values): OutboxChange {
  switch (row.kind) {
    case 'conversation.reply':
    case 'conversation.note':
    case 'person.note': {
      const text = (values.text ?? '').trim()
      refuse(text === '' ? { text: 'Write something first.' } : {}, 'Write something first.')
      return { payload: { ...row.payload, text } }
    }
    case 'lead.create':
      refuse(leadProblems(session, values))
      return { lane: leadLane(values), payload: { ...row.payload, values } }
    case 'contact.create':
      refuse(contactProblems(session, values))
      return { lane: contactLane(values), payload: { ...row.payload, values } }
    case 'opportunity.create':
      refuse(opportunityProblems(session, values))
      return { payload: { ...row.payload, values } }
    case 'case.create':
      refuse(caseProblems(session, row, values))
      return { payload: { ...row.payload, values } }
    case 'record.update': {
      refuse(recordProblems(session, row, values))
      return { payload: { ...rebasedEdit(row), values } }
    }
    case 'task.create':
    case 'task.update':
      return editedTask(row, values)
    case 'conversation.close':
    case 'conversation.open':
    case 'conversation.snooze':
    case 'conversation.assign':
    case 'conversation.tag':
      throw new Failure('unsupported', 'Change it where the conversation is shown.')
    case 'message.send': {
      const text = (values.text ?? '').trim()
      refuse(text === '' ? { text: 'Write something first.' } : {}, 'Write something first.')
      return { payload: { ...row.payload, values: { ...values, text } } }
    }
    case 'person.owner':
      throw new Failure('unsupported', 'Choose another owner where the person is shown.')
    case 'person.company':
      throw new Failure('unsupported', 'Change it where the person is shown.')
    case 'person.update':
    case 'company.update':
      return { payload: editedAttributes(session, row, rebased(row), values) }
    default:
      return { payload: { ...rebased(row), values } }
  }
}

/** The payload for sending again: the rep has seen what is there now, and means it. */
export function meantAgain(row: OutboxRow): OutboxRow['payload'] {
  if (row.kind === 'person.owner') return rebasedOwner(row)
  if (row.kind === 'conversation.reply') return rebasedReply(row)
  if (isStandingKind(row.kind)) return rebasedChange(row)
  return row.kind === 'record.update' ? rebasedEdit(row) : rebased(row)
}

function caseProblems(session: Session, row: OutboxRow, values: Values): Record<string, string> {
  const describe = keptDescribe(session, 'Case')
  if (!describe) return {}
  const { facts } = factsOfNew(describe, keptPages(session, 'Case'), values.RecordTypeId)
  const asked = formOf({ ...row, payload: { ...row.payload, values } }, facts)
  return checkCaseValues(asked, values)
}

function recordProblems(session: Session, row: OutboxRow, values: Values): Record<string, string> {
  const { object, recordId } = recordEdit(row)
  const describe = keptDescribe(session, object)
  if (!describe) return {}
  const type = values.RecordTypeId ?? seenFields(session, object, recordId)?.RecordTypeId
  const { facts, layoutRequired } = factsOfRecord(describe, keptPages(session, object), type)
  return checkEdit(facts, values, layoutRequired)
}

function refuse(problems: Record<string, string>, message = 'Some values still need your attention.'): void {
  if (Object.keys(problems).length > 0) throw new Failure('validation', message, { fields: problems })
}
