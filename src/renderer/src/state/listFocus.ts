let focusCurrent: (() => void) | null = null

/** The list on the screen says how to focus it; returns its own removal. */
export function registerList(focus: () => void): () => void {
  focusCurrent = focus
  return () => {
    if (focusCurrent === focus) focusCurrent = null
  }
}

/** Puts the focus back into the list, where Escape leads. */
export function focusList(): void {
  focusCurrent?.()
}
