import { useEffect } from 'react'
import { ask } from '../../bridge/bridge'
import { useFront } from '../../state/front'

/**
 * Tells main which conversation is in front, so that it is not announced, and marks it read once the rep can have
 * seen it: on the screen, in the focused window.
 */
export function useFrontReport(): void {
  const { conversationId, unread } = useFront()
  const focused = useFront((state) => state.focused)

  useEffect(() => {
    const update = (): void => useFront.getState().setFocused(document.hasFocus() && !document.hidden)
    update()
    window.addEventListener('focus', update)
    window.addEventListener('blur', update)
    document.addEventListener('visibilitychange', update)
    return () => {
      window.removeEventListener('focus', update)
      window.removeEventListener('blur', update)
      document.removeEventListener('visibilitychange', update)
    }
  }, [])

  useEffect(() => {
    // A refusal changes nothing for the rep: at worst a conversation in front is announced once.
    ask('app.setFront', { conversationId }).catch(() => undefined)
  }, [conversationId])

  useEffect(() => {
    if (conversationId === null || !unread || !focused) return
    ask('conversations.markRead', { conversationId, read: true }).catch(() => undefined)
  }, [conversationId, unread, focused])
}
