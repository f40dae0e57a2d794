import { z } from 'zod'
import { caseForm, type CaseForm } from '../domain/cases/form'
import { caseOwner } from '../domain/cases/owner'
import { caseValues, checkCaseValues } from '../domain/cases/values'
import { Failure } from '../domain/failure'
import { referenceOf, shortItemId } from '../domain/tasks/reference'
import type { SalesforceDescribe } from '../ports/salesforce'
import { readRecord } from '../salesforce/recordRows'
import { searchUrl } from '../salesforce/searchUrl'
import type { OutboxRow } from '../store/types'
import { createSender, signedIn } from './createSender'
import type { Follower, Sender, SendingContext } from './sender'

const named = z.object({ id: z.string(), name: z.string() })
const payloadSchema = z.object({
  /** As the form gave them; the Subject without the reference. */
  values: z.record(z.string(), z.string()),
  contact: named,
  account: named.nullable().default(null),
  owner: z.enum(['org', 'rep']).default('org'),
  personName: z.string().default(''),
})

/** A Case to be made, as it waits in the outbox. */
export type CasePayload = z.infer<typeof payloadSchema>

/** The item's Case; throws where it is none. */
export function casePayload(item: Pick<OutboxRow, 'payload'>): CasePayload {
  return payloadSchema.parse(item.payload)
}

/** What the Subject of an item's Case ends in, and how the Case is found again. */
export function caseReference({ id, conversationId }: Pick<OutboxRow, 'id' | 'conversationId'>): string {
  return referenceOf({ conversationId, itemId: shortItemId(id) })
}

/** The form that an item's values answer: exactly its fields, by the describe as it is now. */
export function formOf(item: OutboxRow, describe: SalesforceDescribe): CaseForm {
  const { values, contact, account } = casePayload(item)
  return caseForm({
    describe,
    // What the layout asks for was asked when the rep filled the form in; the API itself does not insist.
    layoutRequired: [],
    chosen: Object.keys(values),
    contact,
    account,
    subject: '',
    description: '',
    reference: caseReference(item),
  })
}

/** What is read back of a Case with its creation; what is hidden from this user is left out by the SELECT builder. */
const CASE_FIELDS = [
  'Id',
  'CaseNumber',
  'Subject',
  'Status',
  'Priority',
  'Origin',
  'Reason',
  'Type',
  'ContactId',
  'AccountId',
  'IsClosed',
  'ClosedDate',
  'OwnerId',
  'Owner.Name',
  'CreatedById',
  'CreatedDate',
  'SystemModstamp',
] as const

const byReference = createSender({
  kind: 'case.create',
  object: 'Case',
  wanted: CASE_FIELDS,
  reference: caseReference,
  record(item, context) {
    const api = signedIn(context)
    const { values, owner: setting } = casePayload(item)
    const describe = context.store.orgSetup.get(`${api.account.orgId}:${api.account.userId}`, 'describe/Case')
      ?.body as SalesforceDescribe
    const form = formOf(item, describe)
    const problems = checkCaseValues(form, values)
    if (Object.keys(problems).length > 0) {
      throw new Failure('validation', 'Some values of this Case need your attention.', { sent: 'no', fields: problems })
    }
    const rep = { userId: api.account.userId, name: api.account.userName }
    const owner = caseOwner({ setting: setting === 'rep' ? 'rep' : 'rules', rep, describe })
    return {
      values: caseValues({ form, values, describe, owner, reference: caseReference(item) }),
      autoAssign: owner.autoAssign,
    }
  },
  toRow: (row) => readRecord('Case', row, CASE_FIELDS),
})

/**
 * Makes a Case of a Contact, exactly once: what may have arrived is found by the reference at the end of its Subject.
 * Where it was made from a conversation, a note with its link follows there, exactly once (article "Salesforce app",
 * section 5): the note is committed together with the Case being done, under an id of the Case's item.
 */
export const caseSender: Sender = {
  ...byReference,
  async send(item, context) {
    await keepDescribe(context)
    return byReference.send(item, context)
  },
  follows(item, outcome, context) {
    const note = noteOf(item, outcome, context)
    return note ? [note] : []
  },
}

/** The describe that the values are typed by is in the cache since the form; an org is asked only where it is not. */
async function keepDescribe(context: SendingContext): Promise<void> {
  const api = signedIn(context)
  const orgKey = `${api.account.orgId}:${api.account.userId}`
  if (context.store.orgSetup.get(orgKey, 'describe/Case') !== null) return
  context.store.orgSetup.set(orgKey, 'describe/Case', await api.describe('Case'), context.now())
}

/** Where it is only known that the Case arrived: what finds it by the end of its Subject, in the org where one is signed in. */
function searchFor(item: OutboxRow, { salesforce }: SendingContext): string {
  return salesforce
    ? searchUrl(salesforce.account.instanceUrl, shortItemId(item.id))
    : `Its Subject ends in ${caseReference(item)}`
}

function noteOf(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Follower | null {
  const { conversationId } = item
  if (conversationId === null) return null
  const { id } = outcome
  const url = typeof outcome.url === 'string' ? outcome.url : searchFor(item, context)
  const { values, personName } = casePayload(item)
  const record =
    item.orgKey === null || typeof id !== 'string' ? null : context.store.records.get(item.orgKey, 'Case', id)
  const { CaseNumber: number } = record?.fields ?? {}
  const title = typeof number === 'string' ? `Salesforce Case ${number}` : 'Salesforce Case'
  const subject = (values.Subject ?? '').trim()
  const text = [`${title}${subject === '' ? '' : `: ${subject}`}`, url].join('\n')
  return {
    id: `note-of-${item.id}`,
    kind: 'conversation.note',
    service: 'intercom',
    orgKey: null,
    lane: `conversation:${conversationId}`,
    state: 'queued',
    personId: item.personId,
    conversationId,
    payload: { conversationId, text, personName },
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    nextAt: null,
    blockedOn: null,
    createdAt: context.now(),
    doneAt: null,
  }
}
