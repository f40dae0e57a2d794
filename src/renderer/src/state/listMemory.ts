interface ListMemory {
  readonly offset: number
  readonly index: number
}

const memories = new Map<string, ListMemory>()

/** Where a list was left: scroll offset in pixels and the row of the cursor. */
export function recallList(id: string): ListMemory {
  return memories.get(id) ?? { offset: 0, index: 0 }
}

/** Remembers where a list is, for when its screen comes back. */
export function rememberList(id: string, memory: Partial<ListMemory>): void {
  memories.set(id, { ...recallList(id), ...memory })
}
