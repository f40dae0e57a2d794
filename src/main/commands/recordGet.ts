import type { RecordCard } from '../../contract/models'
import { Failure } from '../domain/failure'
import { shownFields } from '../domain/records/panelFields'
import type { CachedRecord } from '../store/types'
import type { CommandContext, Handlers } from './context'
import { describeNow } from './orgDescribes'
import { matchState, ownersOf } from './panel'
import { cardsOf, recordCard } from './recordCards'
import { unsentEdits } from './recordEdits'
import { taskChoices } from './taskReferences'

type Input = Parameters<Handlers['records.get']>[0]

/** A Case's own references come after what the rep chose to see, in this order, then the org's others. */
const CASE_REFERENCES = ['ContactId', 'AccountId', 'ParentId', 'OwnerId', 'RecordTypeId']

/** A Case or a Task of a person as a card whose references can be edited in place: from the cache, offline, too. */
export async function recordGet({ personId, object, recordId }: Input, context: CommandContext): Promise<RecordCard> {
  const session = context.session()
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!api || orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
  const describe = await describeNow(context, object)
  const record = session.store.records.get(orgKey, object, recordId)
  if (!record) throw new Failure('not_found', `This ${object} is not on this desk any more.`)
  const unsent = unsentEdits(session, recordId)
  const cards = cardsOf(session, api, orgKey, unsent)
  const whole = { ...record, isWhole: true }
  if (object === 'Task') {
    const choices = taskChoices(cards, matchState(session, orgKey, personId), seen(record))
    return recordCard(cards, whole, { owners: [], paths: ['WhoId', 'WhatId'], choices })
  }
  const lookups = (describe?.fields ?? []).filter((field) => field.type === 'reference' && field.updateable)
  const known = [...CASE_REFERENCES, ...lookups.map((field) => field.name)]
  const shown = shownFields('Case', session.settings().panelFields)
  const card = recordCard(cards, whole, {
    owners: ownersOf(cards, session.store.salesforce.activeUsers(orgKey)),
    paths: [...new Set([...shown, ...known])],
  })
  // Of what the rep did not ask for: what can be changed here.
  return { ...card, fields: card.fields.filter((field) => shown.includes(field.name) || field.editable) }
}

/** Whom a Task is on and what it relates to, as the rep sees it: an own edit is in the cache at once. */
function seen({ fields }: CachedRecord): { whoId: string | null; whatId: string | null } {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
  return { whoId: text(fields.WhoId), whatId: text(fields.WhatId) }
}
