import { retryRefused, switchOff } from '../outbox/automatic'
import { flowPreview } from '../sync/flowPreview'
import { tracesOf } from '../sync/flowTraces'
import type { AutomationKind, Automations } from '../../contract/models'
import { besideIntercomApp } from '../domain/ownership/besideIntercomApp'
import { Failure } from '../domain/failure'
import { released, type CommandContext, type Handlers } from './context'

type Family = Pick<Handlers, 'automations.list' | 'automations.set'>

const LABELS: Record<AutomationKind, string> = {
  mapping: 'Edits of mapped attributes flow to Leads',
  attributes: 'SALESFORCE_ attributes in Intercom',
  owners: 'Owners from Salesforce',
  tasks: 'Conversations as Tasks',
}

/** What Repdesk writes by itself, what each kind would write now, and its switch. */
export const automationCommands: Family = {
  'automations.list': (_input, context) => automations(context),
  async 'automations.set'(input, context) {
    const session = context.session()
    const { kind, on } = input
    if (kind === 'tasks') {
      const { logConversationsSince } = session.settings()
      context.settings.write({ logConversationsSince: on ? (logConversationsSince ?? serverNow(context)) : null })
      return automations(context)
    }
    const orgKey = session.orgKey()
    if (on && orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
    const { automaticWrites, automaticRefusals } = session.settings()
    session.store.transaction(() => {
      if (on) {
        const { [kind]: _refusal, ...others } = automaticRefusals
        retryRefused(session.store, kind, context.options.clock.now())
        session.store.settings.write({
          automaticWrites: { ...automaticWrites, [kind]: true },
          automaticRefusals: others,
        })
      } else switchOff(session.store, kind, null, context.options.clock.now())
      // Nothing that was edited before it was switched on is written.
      if (orgKey !== null && kind === 'mapping' && automaticWrites.mapping !== on)
        session.store.looks.forget(orgKey, 'mapped')
    })
    // Tells the window, as any change of the settings does.
    context.settings.write({})
    released(context)
    return automations(context)
  },
}

async function automations(context: CommandContext): Promise<Automations> {
  const session = context.session()
  const { automaticWrites, automaticRefusals, logConversationsSince } = session.settings()
  const flow = session.automations.context()
  const preview = flow ? await flowPreview(flow) : null
  const row = (kind: Exclude<AutomationKind, 'tasks'>): Automations['kinds'][number] => ({
    kind,
    label: LABELS[kind],
    on: automaticWrites[kind],
    refusal: automaticRefusals[kind] ?? null,
    count: preview?.[kind].count ?? 0,
    sentence: preview?.[kind].sentence ?? 'Connect Salesforce first, in Settings.',
    samples: preview?.[kind].samples ?? [],
  })
  return {
    kinds: [row('mapping'), row('attributes'), row('owners'), tasksRow(context, logConversationsSince)],
    intercomApp: flow ? besideIntercomApp(tracesOf(flow)) : { suspected: false, evidence: [] },
  }
}

const WEEK_MS = 7 * 86_400_000

/** Never history: what would be written is told by what began in the last days. */
function tasksRow(context: CommandContext, since: number | null): Automations['kinds'][number] {
  const session = context.session()
  const now = serverNow(context)
  const recent = session.store.conversations
    .list('all', 0, 500)
    .rows.filter((row) => row.createdAt >= now - WEEK_MS && session.store.people.get(row.personId)?.isMine === true)
  const n = recent.length
  return {
    kind: 'tasks',
    label: LABELS.tasks,
    on: since !== null,
    refusal: null,
    count: 0,
    sentence: `Nothing now: only conversations that start after it is switched on become Tasks. In the last 7 days ${n === 1 ? '1 conversation' : `${n} conversations`} with your people started.`,
    samples: recent.slice(0, 10).map((row) => `A Task for a conversation such as this one with ${row.personName}.`),
  }
}

function serverNow(context: CommandContext): number {
  return context.session().intercom.serverTime() ?? context.options.clock.now()
}
