interface Next {
  readonly conversationId: string
  readonly personId: string
}

let nextOf: ((conversationId: string) => Next | null) | null = null

/** The list on the screen says which conversation comes after one; returns its own removal. */
export function registerTriage(next: (conversationId: string) => Next | null): () => void {
  nextOf = next
  return () => {
    if (nextOf === next) nextOf = null
  }
}

/** The conversation to go on with once this one is done with; null where it was the last, or where there is no list. */
export function nextInTriage(conversationId: string): Next | null {
  return nextOf?.(conversationId) ?? null
}

/** Whether the screen shows a list of conversations to go through. */
export function isTriaging(): boolean {
  return nextOf !== null
}
