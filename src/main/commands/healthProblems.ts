import type { OutboxKind, Problem } from '../../contract/models'
import { ROLE_PREFIX } from '../domain/creation/fields'
import { orgProblem, type OrgProblemWords } from '../domain/salesforce/healthWords'
import { readRefusal, type KeptRefusal } from '../domain/salesforce/refusal'
import { remedyFor } from '../domain/outbox/remedies'
import { streamLabel } from '../session/jobs'
import type { Session } from '../session/sessionParts'
import type { OutboxRow, StreamRow } from '../store/types'
import { keptDescribe } from './orgDescribes'
import { outboxItem } from './views'

type Action = 'create' | 'change' | 'read'

/** An item's object and what is done to it; null for a write to Intercom. */
function objectOf(row: OutboxRow): { object: string; action: Action; recordId: string | null } | null {
  const { object, recordId, taskId } = row.payload
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const known: Partial<Record<OutboxKind, { object: string; action: Action; recordId: string | null }>> = {
    'lead.create': { object: 'Lead', action: 'create', recordId: null },
    'contact.create': { object: 'Contact', action: 'create', recordId: null },
    'opportunity.create': { object: 'Opportunity', action: 'create', recordId: null },
    'task.create': { object: 'Task', action: 'create', recordId: null },
    'case.create': { object: 'Case', action: 'create', recordId: null },
    'task.update': { object: 'Task', action: 'change', recordId: text(taskId) },
  }
  const found = known[row.kind]
  if (found) return found
  if (row.service !== 'salesforce') return null
  return { object: text(object) ?? 'record', action: text(recordId) ? 'change' : 'create', recordId: text(recordId) }
}

/** A write that needs the rep: its cause, record, fields and remedy; null where it needs nobody. */
export function itemProblem(session: Session, row: OutboxRow, now: number): Problem | null {
  if (row.state !== 'needs_attention') return null
  const item = outboxItem(session, row, now)
  const target = objectOf(row)
  const refusal = readRefusal(row.outcome?.refusal)
  const describe = target ? keptDescribe(session, target.object) : null
  const labels = new Map(describe?.fields.map((field) => [field.name, field.label]))
  if (row.kind === 'opportunity.create') {
    const role = keptDescribe(session, 'OpportunityContactRole')
    for (const { name, label } of role?.fields ?? []) labels.set(`${ROLE_PREFIX}${name}`, label)
  }
  const words = target && refusal ? refusalWords(session, refusal, target.object, target.action) : null
  const record = recordOf(session, row, target)
  return {
    id: `item:${row.id}`,
    itemId: row.id,
    title: item.title,
    personId: row.personId,
    personName: item.personName,
    record,
    fields: Object.entries(row.fields).map(([name, message]) => ({ name, label: labels.get(name) ?? name, message })),
    cause: words?.cause ?? row.message ?? 'Repdesk could not send this.',
    remedy: words?.remedy ?? remedyFor(row.code, row.service, item.asksIfArrived),
    forAdmin: words?.forAdmin ?? null,
    code: row.code,
    at: row.updatedAt,
    // What asks a question is answered, not repeated.
    canRetry: item.canRetry && row.code !== 'duplicate',
  }
}

function recordOf(session: Session, row: OutboxRow, target: ReturnType<typeof objectOf>): Problem['record'] {
  if (!target) return null
  const { recordName } = row.payload
  const name = typeof recordName === 'string' && recordName !== '' ? ` “${recordName}”` : ''
  const api = session.salesforce()
  const url = target.recordId && api ? api.recordUrl(target.object, target.recordId) : null
  return { label: target.action === 'create' ? `New ${target.object}` : `${target.object}${name}`, url }
}

function refusalWords(session: Session, refusal: KeptRefusal, object: string, action: Action): OrgProblemWords | null {
  const describe = keptDescribe(session, object)
  return orgProblem({
    serviceCode: refusal.serviceCode,
    message: refusal.said,
    fields: refusal.fields,
    object,
    action,
    visible: describe?.fields ?? null,
    userName: session.salesforce()?.account.userName ?? session.profile.repName,
  })
}

/** A stream that failed for another reason than a lost connection; null for any other. */
export function streamProblem(session: Session, row: StreamRow): Problem | null {
  if (row.state !== 'failed' || row.errorCode === null) return null
  if (['offline', 'timeout', 'auth_expired', 'locked'].includes(row.errorCode)) return null
  const orgKey = session.orgKey()
  const isSalesforce = row.name.includes('/')
  if (isSalesforce && (orgKey === null || !row.name.startsWith(`${orgKey}/`))) return null
  const refusal = keptRefusal(session, row.name)
  const object = /(?:entity|sobject(?: of)? type) '?(\w+)/i.exec(refusal?.said ?? '')?.[1] ?? 'records'
  const words = isSalesforce && refusal ? refusalWords(session, refusal, object, 'read') : null
  const label = streamLabel(row.name)?.label ?? row.name.slice(row.name.indexOf('/') + 1)
  return {
    id: `stream:${row.name}`,
    itemId: null,
    title: `Sync: ${label}`,
    personId: null,
    personName: null,
    record: null,
    fields: [],
    cause: words?.cause ?? row.errorMessage ?? 'This part of the sync did not go through.',
    remedy: words?.remedy ?? remedyFor(row.errorCode, isSalesforce ? 'salesforce' : 'intercom', false),
    forAdmin: words?.forAdmin ?? null,
    code: row.errorCode,
    at: row.startedAt ?? row.finishedAt,
    canRetry: true,
  }
}

function keptRefusal(session: Session, stream: string): KeptRefusal | null {
  const text = session.store.meta.get(`refusal/${stream}`)
  return text === null ? null : readRefusal(JSON.parse(text))
}

/** A connection that only the rep, or somebody they ask, can open again. */
export function connectionProblems(session: Session): Problem[] {
  return (['intercom', 'salesforce'] as const).flatMap((service) => {
    const gate = session.gates[service]
    if (gate.state !== 'sign_in' && gate.state !== 'restricted') return []
    const name = service === 'intercom' ? 'Intercom' : 'Salesforce'
    const isSignIn = gate.state === 'sign_in'
    return [
      {
        id: `connection:${service}`,
        itemId: null,
        title: isSignIn ? `Sign in to ${name} again` : `${name} is restricted`,
        personId: null,
        personName: null,
        record: null,
        fields: [],
        cause: gate.message ?? `${name} does not let Repdesk in.`,
        remedy: isSignIn
          ? `Sign in to ${name} again. Your cache is kept, and what waits goes out by itself afterwards.`
          : `Ask who buys ${name} for you about access to its API; Repdesk looks again every 15 minutes.`,
        forAdmin: null,
        code: isSignIn ? ('auth_expired' as const) : ('plan_restricted' as const),
        at: null,
        canRetry: !isSignIn,
      },
    ]
  })
}

const PAGE = 500

/** Everything that needs the rep: connections, then writes, newest first, then streams. */
export function allProblems(session: Session, now: number): Problem[] {
  const items: Problem[] = []
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = session.store.outbox.list('unsent', offset, PAGE)
    items.push(...rows.flatMap((row) => itemProblem(session, row, now) ?? []))
    if (rows.length < PAGE) break
  }
  const streams = session.store.streams.list().flatMap((row) => streamProblem(session, row) ?? [])
  return [...connectionProblems(session), ...items, ...streams]
}
