import type { BulkPlan } from '../../contract/models'
import { MOST_AT_ONCE } from '../../contract/models'
import type { ParsedInput } from '../../contract/commands'
import { Failure } from '../domain/failure'
import { bulkCounts, bulkFields, bulkProblems, planBulk, type BulkInput, type BulkLead } from '../domain/leads/bulkPlan'
import { foldEmail } from '../domain/matching/foldEmail'
import { readEmails } from '../sync/salesforce/lookUps'
import { bulkForms, type BulkForms } from './bulkForms'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { leadGroup } from './leadGroups'
import { leadLane, leadProblemsBy } from './leads'

type Family = Pick<Handlers, 'leads.plan' | 'leads.lookUp' | 'leads.createMany'>
type Bulk = ParsedInput<'leads.plan'>

const NOT_CONNECTED = 'Connect Salesforce first, in Settings.'

async function planned(
  context: CommandContext,
  bulk: Bulk,
): Promise<{ forms: BulkForms; leads: BulkLead[]; plan: BulkPlan }> {
  const forms = await bulkForms(context, bulk.personIds)
  const input: BulkInput = {
    people: forms.people,
    common: bulk.values,
    choices: bulk.choices,
    check: (values) => leadProblemsBy(forms.describe, forms.pages, values),
  }
  const leads = planBulk(input)
  const fields = bulkFields(input, leads)
  const plan = {
    rows: leads.map(({ row }) => row),
    counts: bulkCounts(leads),
    fields,
    problems: bulkProblems(input, leads, fields),
    blocked: context.session().salesforce() ? null : NOT_CONNECTED,
  }
  return { forms, leads, plan }
}

/** Leads of several people at once: a dry run, and one outbox item for each, as one group, online or not. */
export const bulkLeadCommands: Family = {
  'leads.plan': async (input, context) => (await planned(context, input)).plan,
  async 'leads.lookUp'(input, context) {
    const session = context.session()
    const salesforce = session.salesforce()
    const orgKey = session.orgKey()
    if (!salesforce || orgKey === null) throw new Failure('auth_expired', NOT_CONNECTED)
    const unknown = input.personIds.flatMap((id) => {
      const email = foldEmail(session.store.people.get(id)?.email ?? null)
      return email !== null && session.store.salesforce.matchOf(orgKey, id).kind === 'unknown' ? [email] : []
    })
    const emails = [...new Set(unknown)]
    const { store } = session
    const { clock, logger } = context.options
    const sync = {
      store,
      salesforce,
      clock,
      logger,
      orgKey,
      panelFields: () => session.settings().panelFields,
      changed: (topics: Parameters<CommandContext['changed']>[0], ids?: string[]) => context.changed(topics, ids),
    }
    for (let left = emails; left.length > 0;) {
      const asked = await readEmails(sync, left, new AbortController().signal)
      store.salesforce.markLookedUp(orgKey, asked.emails, clock.now())
      left = left.slice(Math.max(1, asked.emails.length))
    }
    if (emails.length > 0) context.changed(['salesforce', 'people'])
    return { asked: emails.length }
  },
  async 'leads.createMany'(input, context) {
    const { forms, leads, plan } = await planned(context, input)
    if (plan.blocked) throw new Failure('validation', plan.blocked)
    if (Object.keys(plan.problems).length > 0) {
      throw new Failure('validation', 'Some values need your attention before the Leads can be created.', {
        fields: plan.problems,
      })
    }
    const going = leads.filter(({ row }) => row.included).slice(0, MOST_AT_ONCE)
    if (going.length === 0) {
      throw new Failure('validation', 'There is nobody of whom a Lead could be created. The list says why.')
    }
    const groupId = queue(context, forms, going)
    released(
      context,
      going.map(({ row }) => row.personId),
    )
    return {
      group: leadGroup(context.session(), groupId, context.options.clock.now()),
      leftOut: leads.length - going.length,
    }
  },
}

/** All of them or none, in one transaction; they leave together when the undo seconds are over. */
function queue(context: CommandContext, forms: BulkForms, going: readonly BulkLead[]): string {
  const { store } = context.session()
  const groupId = context.options.ids.next()
  const now = context.options.clock.now()
  store.transaction(() => {
    for (const { row, values } of going) {
      const isAnother = row.verdict !== 'create'
      const person = forms.details.get(row.personId)
      enqueue(
        context,
        {
          kind: 'lead.create',
          service: 'salesforce',
          lane: leadLane(values),
          personId: row.personId,
          conversationId: null,
          // Whom the rep has not seen in Salesforce is asked about once more when it leaves, which may be much later.
          payload: { values, allowDuplicate: isAnother, checkFirst: !isAnother, personName: row.personName },
          groupId,
        },
        undefined,
        now,
      )
      if (person) forms.mapping.remember(person)
    }
  })
  return groupId
}
