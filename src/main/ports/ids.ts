/** Makes the ids of what this desktop creates: outbox items and their references. */
export interface Ids {
  /** A random, unguessable id (a UUID in the app). */
  next(): string
}
