import type { CaseForm as Form } from '../../contract/models'
import { caseForm, type CaseForm } from '../domain/cases/form'
import { caseOwner } from '../domain/cases/owner'
import { checkCaseValues } from '../domain/cases/values'
import { Failure } from '../domain/failure'
import { referenceOf } from '../domain/tasks/reference'
import type { SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { CachedSalesforceRecord } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { describeNow, factsOfNew, keptPages } from './orgDescribes'
import { matchState, newCaseBlocked, personOf } from './panel'
import { intercomUrl, outboxItem } from './views'

type Family = Pick<Handlers, 'cases.form' | 'cases.create'>
interface About {
  personId: string
  conversationId: string | null
  recordTypeId: string | null
}

/** A reference is as long whichever item it is of: the id is always cut to so many characters. */
const SOME_ITEM = 'x'.repeat(12)

/** What a new Case needs to be known, or why there can be none. */
type Prepared =
  | { blocked: string; contactName: string | null }
  | { blocked: null; form: CaseForm; ownerSentence: string }

/** New Cases of people who are Contacts: one outbox item each, online or not. */
export const caseCommands: Family = {
  async 'cases.form'(input, context) {
    const person = personOf(context.session(), input.personId)
    const prepared = await prepare(context, input)
    const shared = { personId: person.id, personName: person.displayName, conversationId: input.conversationId }
    if (prepared.blocked !== null) {
      const { blocked, contactName } = prepared
      return { ...shared, contactName, fields: [], ownerSentence: '', ready: false, blocked } satisfies Form
    }
    const { form, ownerSentence } = prepared
    return {
      ...shared,
      contactName: form.contact.name,
      fields: form.fields,
      ownerSentence,
      ready: form.ready,
      blocked: null,
    } satisfies Form
  },
  async 'cases.create'(input, context) {
    const session = context.session()
    const prepared = await prepare(context, { ...input, recordTypeId: input.values.RecordTypeId ?? null })
    if (prepared.blocked !== null) throw new Failure('validation', prepared.blocked)
    const { form } = prepared
    const problems = checkCaseValues(form, input.values)
    if (Object.keys(problems).length > 0) {
      throw new Failure('validation', 'Some values need your attention before the Case can be created.', {
        fields: problems,
      })
    }
    const item = session.store.transaction(() =>
      enqueue(context, {
        kind: 'case.create',
        service: 'salesforce',
        lane: `case:${input.conversationId ?? input.personId}`,
        personId: input.personId,
        conversationId: input.conversationId,
        payload: {
          values: { ...defaults(form), ...input.values },
          contact: form.contact,
          account: form.account,
          owner: session.settings().caseOwner,
          personName: personOf(session, input.personId).displayName,
        },
      }),
    )
    released(context, [input.personId, ...(input.conversationId === null ? [] : [input.conversationId])])
    return outboxItem(session, item, context.options.clock.now())
  },
}

async function prepare(context: CommandContext, about: About): Promise<Prepared> {
  const session = context.session()
  const person = personOf(session, about.personId)
  const describe = await describeNow(context, 'Case')
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!api || orgKey === null) return { blocked: 'Connect Salesforce first, in Settings.', contactName: null }
  const match = matchState(session, orgKey, about.personId)
  const contact = match.single?.object === 'Contact' ? match.single : null
  const blocked = newCaseBlocked(session, person, match)
  if (blocked !== null || !contact || !describe) {
    return { blocked: blocked ?? 'Refresh Salesforce first.', contactName: contact?.name ?? null }
  }
  const form = formFor(session, orgKey, describe, contact, about)
  if (!form.canCreate) return { blocked: form.problems.join(' '), contactName: contact.name }
  const owner = caseOwner({
    setting: session.settings().caseOwner === 'rep' ? 'rep' : 'rules',
    rep: { userId: api.account.userId, name: api.account.userName },
    describe,
  })
  return { blocked: null, form, ownerSentence: [owner.sentence, ...form.problems].join(' ') }
}

function formFor(
  session: Session,
  orgKey: string,
  describe: SalesforceDescribe,
  contact: CachedSalesforceRecord,
  { conversationId, recordTypeId }: About,
): CaseForm {
  const whole = session.store.records.get(orgKey, 'Contact', contact.id)
  const typed = factsOfNew(describe, keptPages(session, 'Case'), recordTypeId)
  return caseForm({
    describe: typed.facts,
    layoutRequired: typed.layoutRequired,
    chosen: session.settings().caseFields,
    contact: { id: contact.id, name: contact.name },
    account: whole?.accountId ? { id: whole.accountId, name: contact.accountName ?? '' } : null,
    ...wordsOf(session, conversationId),
    reference: referenceOf({ conversationId, itemId: SOME_ITEM }),
  })
}

/** What the Case starts with: what the conversation is about, its first words, and where to read on. */
function wordsOf(session: Session, conversationId: string | null): { subject: string; description: string } {
  const conversation = conversationId === null ? null : session.store.conversations.get(conversationId)
  if (!conversation) return { subject: '', description: '' }
  const parts = session.store.conversations.parts(conversation.id)
  const first = parts.find((part) => part.partType !== 'note' && part.bodyText.trim() !== '')?.bodyText.trim() ?? ''
  const link = intercomUrl(session, `conversations/${encodeURIComponent(conversation.id)}`)
  return {
    subject: conversation.title?.trim() || first,
    description: `${first}${first === '' ? '' : '\n\n'}Conversation in Intercom: ${link}`,
  }
}

/** A field that the rep left out keeps what the form showed. */
function defaults(form: CaseForm): Record<string, string> {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
}
