import {
  changeEvents,
  difference,
  wantedAttributes,
  type AttributeRecord,
  type ChangeEvent,
  type RecordOwner,
  type WantedAttributes,
} from '../domain/mapping/salesforceAttributes'
import { recordValues, type FlowShared, type PersonFacts } from './flowContext'

/** What is to be written into the SALESFORCE_* attributes of one person. */
export interface AttributeWrites {
  changed: WantedAttributes
  events: ChangeEvent[]
}

/** What differs between a person's SALESFORCE_* attributes and their record; null where nothing is to be written. */
export function attributeWrites(facts: PersonFacts, shared: FlowShared): AttributeWrites | null {
  const wanted = wantedAttributes(facts.match, attributeRecord(facts, shared))
  if (wanted === null) return null
  const { customAttributes } = facts.person
  const changed = difference(customAttributes, wanted)
  if (Object.keys(changed).length === 0) return null
  return { changed, events: changeEvents(customAttributes, wanted, modifiedAt(facts)) }
}

function modifiedAt({ single, record }: PersonFacts): number {
  return Math.max(record?.modifiedAt ?? 0, single?.modifiedAt ?? 0)
}

function attributeRecord(facts: PersonFacts, shared: FlowShared): AttributeRecord | null {
  const { single } = facts
  if (!single) return null
  const values = recordValues(facts)
  const text = (name: string): string | null | undefined => {
    const value = values[name]
    return value === undefined ? undefined : typeof value === 'string' ? value : null
  }
  return {
    object: single.object,
    id: single.id,
    status: text('Status'),
    title: text('Title'),
    owner: ownerOf(facts.record?.ownerId ?? single.ownerId, shared),
    systemModstamp: modifiedAt(facts),
  }
}

/** Users have 005 at the front of their ids, queues 00G; a user who was not read has nothing but an id. */
function ownerOf(id: string | null, shared: FlowShared): RecordOwner | undefined {
  if (id === null) return undefined
  if (!id.startsWith('005')) return { kind: 'queue' }
  const user = shared.users.get(id)
  return { kind: 'user', id, name: user?.name, email: user?.email, roleName: user?.roleName, title: user?.title }
}
