import { useCallback, useEffect, useRef, useState } from 'react'
import type { MessageContent } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { showToast } from '../../state/toasts'

/** After the last letter what is written is kept so much later; sending and leaving keep it at once. */
const SETTLE_MS = 400

export interface DraftMessage {
  readonly content: MessageContent
  readonly change: (change: Partial<MessageContent>) => void
  /** What is written is kept when it answers; throws where that is refused. */
  readonly flush: () => Promise<void>
}

/** What is being written of a message, kept by main a moment after each change. */
export function useDraftMessage(messageId: string, initial: MessageContent): DraftMessage {
  const [content, setContent] = useState(initial)
  const dirty = useRef<MessageContent | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const flush = useCallback(async (): Promise<void> => {
    if (timer.current) clearTimeout(timer.current)
    const now = dirty.current
    dirty.current = null
    if (now) await ask('messages.save', { messageId, content: now })
  }, [messageId])

  useEffect(
    () => () => {
      flush().catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
    },
    [flush],
  )

  const change = (some: Partial<MessageContent>): void => {
    const next = { ...content, ...some }
    setContent(next)
    dirty.current = next
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      flush().catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
    }, SETTLE_MS)
  }
  return { content, change, flush }
}
