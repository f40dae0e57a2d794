import type { CachedSalesforceRecord } from '../store/types'
import { opportunitiesOf, type MatchState } from './panel'
import type { Cards } from './recordCards'

interface Option {
  value: string
  label: string
}

const CASES_AT_MOST = 50

/**
 * What a Task can be on and relate to: of the person's matched records one (WhoId); of a Contact its Account, its open
 * Opportunities and its Cases (WhatId), nothing else, and of a Lead nothing (Task: WhoId a Lead, then WhatId is empty).
 */
export function taskChoices(
  cards: Cards,
  match: MatchState,
  task: { whoId: string | null },
): { WhoId: Option[]; WhatId: Option[] } {
  const matched = match.candidates.length > 0 ? match.candidates : match.records
  const who = matched.find((record) => record.id === task.whoId) ?? match.single
  const isLead = task.whoId?.startsWith('00Q') === true
  return {
    WhoId: matched.map((record) => ({ value: record.id, label: `${record.name} · ${record.object}` })),
    WhatId: isLead || who?.object !== 'Contact' ? [] : relatedTo(cards, who),
  }
}

function relatedTo(cards: Cards, contact: CachedSalesforceRecord): Option[] {
  const { session, orgKey } = cards
  const { records } = session.store
  const { accountId = null } = records.get(orgKey, 'Contact', contact.id) ?? {}
  const account = accountId === null ? null : records.get(orgKey, 'Account', accountId)
  const open = opportunitiesOf(cards, contact, accountId).filter((one) => one.isClosed !== true)
  const cases = records.list(orgKey, { object: 'Case', whoIds: [contact.id], limit: CASES_AT_MOST })
  return [
    ...(account ? [{ value: account.id, label: `${account.name} · Account` }] : []),
    ...open.map(({ id, name }) => ({ value: id, label: `${name} · Opportunity` })),
    ...cases.map(({ id, name, fields }) => ({ value: id, label: `${words(fields.CaseNumber)} ${name} · Case`.trim() })),
  ]
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What is wrong with a Task's references together, by field; empty when all is well. */
export function taskReferenceProblems(
  values: Readonly<Record<string, string>>,
  seen: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const now = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : seen[name])
  const [who, what] = [now('WhoId'), now('WhatId')]
  if (Object.hasOwn(values, 'WhoId') && !who) return { WhoId: 'A Task stays on somebody: choose one of the list.' }
  const isOfLead = typeof who === 'string' && who.startsWith('00Q')
  if (!isOfLead || typeof what !== 'string' || what === '') return {}
  const field = Object.hasOwn(values, 'WhatId') ? 'WhatId' : 'WhoId'
  return { [field]: 'A Task of a Lead relates to nothing else in Salesforce. Empty what it relates to first.' }
}
