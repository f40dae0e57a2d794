import type { RecordObject } from '../../../contract/models'

/** A record before and after a change, as far as news need it. */
export interface NewsSubject {
  name: string
  ownerId: string | null
  ownerName: string | null
  /** IsConverted of a Lead. */
  isClosed: boolean | null
}

export type NewsFact =
  | { kind: 'deleted' }
  | { kind: 'hidden' }
  | { kind: 'visible' }
  | { kind: 'merged'; into: string | null }

export interface NewsText {
  kind: 'lost' | 'gained' | 'merged' | 'converted' | 'deleted' | 'hidden'
  text: string
}

/** Whose changes of owner the rep is told. Of Tasks and Cases the lists tell enough. */
const TOLD: readonly RecordObject[] = ['Lead', 'Contact', 'Account', 'Opportunity']

/**
 * What a change means to the rep, in a sentence; null where it is no news. `isOfPerson`: a cached person stands behind
 * the record. Who changed it is the caller's to look at: nobody is told what they did themselves.
 */
export function newsOfChange(
  object: RecordObject,
  before: NewsSubject | null,
  after: NewsSubject,
  userId: string,
  isOfPerson: boolean,
): NewsText | null {
  if (!TOLD.includes(object)) return null
  const name = nameOf(object, after.name)
  const wasMine = before?.ownerId === userId
  const isMine = after.ownerId === userId
  if (object === 'Lead' && before?.isClosed === false && after.isClosed === true && (wasMine || isMine || isOfPerson)) {
    return { kind: 'converted', text: `${name} was converted: the Lead is a Contact now.` }
  }
  if (wasMine && !isMine) {
    return { kind: 'lost', text: `${name} is no longer yours: reassigned to ${after.ownerName ?? 'somebody else'}.` }
  }
  if (isMine && !wasMine) {
    const from = before?.ownerName
    return { kind: 'gained', text: `${name} is yours now${from ? `: reassigned from ${from}` : ''}.` }
  }
  return null
}

/** What the going or coming of a record means to the rep; null where it neither was theirs nor is of their people. */
export function newsOfFact(
  object: RecordObject,
  subject: NewsSubject,
  fact: NewsFact,
  userId: string,
  isOfPerson: boolean,
): NewsText | null {
  if (!TOLD.includes(object) || (subject.ownerId !== userId && !isOfPerson)) return null
  const name = nameOf(object, subject.name)
  switch (fact.kind) {
    case 'deleted':
      return { kind: 'deleted', text: `${name} was deleted in Salesforce.` }
    case 'hidden':
      return { kind: 'hidden', text: `${name} is no longer visible to you in Salesforce.` }
    case 'visible':
      return { kind: 'gained', text: `${name} is visible to you in Salesforce now.` }
    case 'merged':
      return {
        kind: 'merged',
        text:
          fact.into === null || fact.into === subject.name
            ? `${name} was merged with another ${object} in Salesforce.`
            : `${name} was merged into ${fact.into} in Salesforce.`,
      }
  }
}

function nameOf(object: RecordObject, name: string): string {
  const shown = name === '' ? 'Without a name' : name
  return object === 'Lead' || object === 'Contact' ? shown : `The ${object} ${shown}`
}
