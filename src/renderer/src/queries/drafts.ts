import { useEffect } from 'react'
import type { Draft } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { draftOf, useDrafts } from '../state/drafts'

/** So long (ms) does typing wait until it is on disk: a kill costs less than a second of it, and no key costs a write. */
const KEEP_MS = 500

/** Brings the kept draft of a conversation into the composer. */
export function useKeptDraft(conversationId: string): void {
  useEffect(() => {
    if (useDrafts.getState().loaded.has(conversationId)) return
    // Without an answer the composer works as before; nothing is saved over what could not be read.
    ask('drafts.get', { conversationId }).then(
      (kept) => useDrafts.getState().load(conversationId, kept),
      () => undefined,
    )
  }, [conversationId])
}

/** Keeps what is typed in main, for as long as the window is there. */
export function useDraftKeeping(): void {
  useEffect(() => {
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const flush = (): void => {
      if (timer) clearTimeout(timer)
      timer = null
      const { drafts, loaded } = useDrafts.getState()
      for (const conversationId of changed) {
        if (!loaded.has(conversationId)) continue
        changed.delete(conversationId)
        // A refusal: the conversation has gone, and there is nothing left to write in.
        ask('drafts.save', { conversationId, ...draftOf(drafts, conversationId) }).catch(() => undefined)
      }
    }
    const remove = useDrafts.subscribe((state, before) => {
      if (state.drafts === before.drafts) return
      for (const [id, draft] of Object.entries(state.drafts)) {
        const isFresh = state.loaded.has(id) && !before.loaded.has(id) && !changed.has(id)
        if (!isFresh && hasChanged(draft, before.drafts[id])) changed.add(id)
      }
      if (changed.size > 0) timer ??= setTimeout(flush, KEEP_MS)
    })
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      remove()
      flush()
    }
  }, [])
}

function hasChanged(draft: Draft, before: Draft | undefined): boolean {
  return (
    before === undefined || before.mode !== draft.mode || before.reply !== draft.reply || before.note !== draft.note
  )
}
