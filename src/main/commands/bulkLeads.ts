import type { BulkPlan } from '../../contract/models'
import { MOST_AT_ONCE } from '../../contract/models'
import type { CommandOutput, ParsedInput } from '../../contract/commands'
import { Failure } from '../domain/failure'
import {
  bulkCounts,
  bulkFields,
  bulkPlanner,
  bulkProblems,
  type BulkInput,
  type BulkLead,
} from '../domain/leads/bulkPlan'
import { foldEmail } from '../domain/matching/foldEmail'
import { makeGroup } from '../outbox/groupMaking'
import { readEmails } from '../sync/salesforce/lookUps'
import { turnKeeper } from '../turns'
import { bulkForms, type BulkForms } from './bulkForms'
import { newItem, released, type CommandContext, type Handlers } from './context'
import { leadGroup } from './leadGroups'
import { leadLane, leadCheck } from './leads'

type Family = Pick<Handlers, 'leads.plan' | 'leads.lookUp' | 'leads.createMany'>
type Bulk = ParsedInput<'leads.plan'>

const NOT_CONNECTED = 'Connect Salesforce first, in Settings.'

async function planned(
  context: CommandContext,
  bulk: Bulk,
): Promise<{ forms: BulkForms; leads: BulkLead[]; plan: BulkPlan }> {
  const forms = await bulkForms(context, bulk.personIds, bulk.values.RecordTypeId ?? null)
  const input: BulkInput = {
    people: forms.people,
    common: bulk.values,
    choices: bulk.choices,
    check: leadCheck(forms.describe, forms.pages),
  }
  const plan = bulkPlanner(input)
  const leads: BulkLead[] = []
  const breathing = turnKeeper()
  for (const person of input.people) {
    leads.push(plan(person))
    await breathing()
  }
  const fields = bulkFields(input, leads)
  const shown = {
    rows: leads.map(({ row }) => row),
    counts: bulkCounts(leads),
    fields,
    problems: bulkProblems(input, leads, fields),
    blocked: context.session().salesforce() ? null : NOT_CONNECTED,
  }
  return { forms, leads, plan: shown }
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
  'leads.createMany'(input, context) {
    const session = context.session()
    // One after the other: who is in the group before counts as waiting for the one behind it.
    const work = (underWay.get(session) ?? Promise.resolve()).then(() => createMany(context, input))
    underWay.set(
      session,
      work.then(
        () => undefined,
        () => undefined,
      ),
    )
    return work
  },
}

const underWay = new WeakMap<object, Promise<void>>()

async function createMany(context: CommandContext, input: Bulk): Promise<CommandOutput<'leads.createMany'>> {
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
  const groupId = await queue(context, forms, going)
  released(
    context,
    going.map(({ row }) => row.personId),
  )
  return {
    group: leadGroup(context.session(), groupId, context.options.clock.now()),
    leftOut: leads.length - going.length,
  }
}

/** All of them or none, in turns; they leave together when the undo seconds are over. */
async function queue(context: CommandContext, forms: BulkForms, going: readonly BulkLead[]): Promise<string> {
  const session = context.session()
  const { clock, ids } = context.options
  const groupId = ids.next()
  const orgKey = session.orgKey()
  const isAnother = ({ row }: BulkLead): boolean => row.verdict !== 'create'
  await makeGroup(
    { store: session.store, clock },
    groupId,
    session.settings().undoSeconds * 1_000,
    going,
    (lead) =>
      newItem(ids.next(), orgKey, {
        kind: 'lead.create',
        service: 'salesforce',
        lane: leadLane(lead.values),
        personId: lead.row.personId,
        conversationId: null,
        // Whom the rep has not seen in Salesforce is asked about once more when it leaves, which may be much later.
        payload: {
          values: lead.values,
          allowDuplicate: isAnother(lead),
          checkFirst: !isAnother(lead),
          personName: lead.row.personName,
        },
      }),
    ({ row }) => {
      const person = forms.details.get(row.personId)
      if (person) forms.mapping.remember(person)
    },
  )
  return groupId
}
