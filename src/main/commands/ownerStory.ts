import type { OwnerChange, Person } from '../../contract/models'
import { ownerSentence } from '../domain/ownership/provenance'
import type { Session } from '../session/sessionParts'
import { unsentOwner } from './ownerShown'

const MOST = 50

/** How the owner came about that is shown. `ownerFrom`: the record in Salesforce that names this owner by its rules. */
export function ownerStory(session: Session, personId: string, ownerFrom: Person['ownerFrom']): Person['ownership'] {
  const { store } = session
  const unsent = unsentOwner(session, personId)
  if (unsent) {
    return {
      how: 'hand',
      at: unsent.createdAt,
      sentence: ownerSentence({ how: 'hand', why: null, isUnsent: true }),
      itemId: unsent.id,
    }
  }
  const latest = store.ownerChanges.latestOf(personId)
  const noted = latest?.ownerId === store.people.ownerOf(personId) ? latest : null
  const how = ownerFrom ?? noted?.how ?? 'unknown'
  return {
    how,
    at: noted?.at ?? null,
    sentence: ownerSentence({ how, why: noted?.why ?? null, isUnsent: false }),
    itemId: null,
  }
}

/** All changes of a person's owner that this desktop made or noticed, newest first; those of a merged lead say so. */
export function ownerHistory({ store, profile }: Session, personId: string): OwnerChange[] {
  const names = new Map(store.teammates.list().map((one) => [one.id, one.name]))
  const name = (id: string | null): string | null => {
    if (id === null) return null
    return id === profile.repId ? 'You' : (names.get(id) ?? 'A teammate who has left')
  }
  return store.ownerChanges.ofPerson(personId, MOST).map(({ n, wasId, at, beforeId, ownerId, how, why }) => ({
    id: n,
    at,
    beforeName: name(beforeId),
    ownerName: name(ownerId),
    how,
    sentence: `${ownerSentence({ how, why, isUnsent: false })}${wasId === null ? '' : ', as the lead merged into them'}`,
  }))
}
