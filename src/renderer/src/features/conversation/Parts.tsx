import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Conversation } from '../../../../contract/models'
import { dayHeading } from '../../format/time'
import { useLayers } from '../../state/layers'
import { useSelection, useTicked } from '../../state/selection'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { TimeText, useNow } from '../../ui/TimeText'
import styles from './Conversation.module.css'
import { linesOf, type Line } from './lines'
import { MessageLine } from './MessageLine'
import { useFoundPart } from './useFoundPart'
import { isStop, useMessageCursor } from './useMessageCursor'

const nearEnd = 80

/**
 * The parts, the newest at the bottom and in view. Only those near the window are in the page. A part that comes
 * while the rep reads the end is followed; one that comes while they read above is announced by a button.
 */
export function Parts(props: { readonly conversation: Conversation; readonly personName: string }): ReactNode {
  const { conversation, personName } = props
  const lines = useMemo(() => linesOf(conversation), [conversation])
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [behind, setBehind] = useState(false)
  const lastKey = lines.at(-1)?.key

  // No compiler memoises here, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'message' ? 64 : 32),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    useFlushSync: false,
  })
  const size = virtualizer.getTotalSize()

  // Heights are only known once drawn: stay at the end while they settle, and when a part is added there.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [size])
  useEffect(() => {
    if (!atEnd.current) setBehind(true)
  }, [lastKey])

  const onScroll = (): void => {
    const element = scroller.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    if (atEnd.current) setBehind(false)
  }
  const items = virtualizer.getVirtualItems()
  const ticked = useTicked(conversation.id)
  const toggle = useSelection((state) => state.toggle)
  const open = useLayers((state) => state.open)
  const cursor = useMessageCursor({
    conversationId: conversation.id,
    lines,
    scroller,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  })
  const foundPart = useFoundPart(conversation.id, lines, (index) => {
    atEnd.current = false
    virtualizer.scrollToIndex(index, { align: 'center' })
  })
  const { id, personId, loadsImages } = conversation
  const { onFocus } = cursor
  // The same object as long as it is the same conversation, so that scrolling draws no message anew.
  const on = useMemo(
    () => ({
      conversationId: id,
      loadsImages,
      focus: onFocus,
      tick: (partId: string) => toggle(id, partId),
      task: (partId: string) => open({ kind: 'task', personId, conversationId: id, purpose: 'log', partIds: [partId] }),
    }),
    [id, personId, loadsImages, onFocus, toggle, open],
  )
  return (
    <div className={styles.partsFrame}>
      {/* Messages scroll, so they have to be reachable by keys. */}
      <div
        ref={scroller}
        className={styles.parts}
        tabIndex={0}
        role="list"
        aria-label={`Messages with ${personName}`}
        onScroll={onScroll}
        onKeyDown={cursor.onKeyDown}
      >
        <div role="presentation" className={styles.partsSpace} style={{ height: size }}>
          <div
            role="presentation"
            className={styles.partsShift}
            style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
          >
            {items.map((item) => {
              const line = lines[item.index]
              return line ? (
                <div
                  key={item.key}
                  role="listitem"
                  aria-posinset={item.index + 1}
                  aria-setsize={lines.length}
                  data-index={item.index}
                  ref={virtualizer.measureElement}
                >
                  {isStop(line) ? (
                    <MessageLine
                      part={line.part}
                      goesOn={line.goesOn}
                      on={on}
                      ticked={ticked.includes(line.part.id)}
                      selecting={ticked.length > 0}
                      current={cursor.current === line.part.id}
                      found={foundPart === line.part.id}
                    />
                  ) : (
                    <LineView line={line} />
                  )}
                </div>
              ) : null
            })}
          </div>
        </div>
      </div>
      {behind ? (
        <span className={styles.jump}>
          <Button
            size="small"
            icon={<ArrowDown size={14} />}
            onPress={() => {
              atEnd.current = true
              virtualizer.scrollToIndex(lines.length - 1, { align: 'end' })
              setBehind(false)
            }}
          >
            New message
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function LineView({ line }: { readonly line: Line }): ReactNode {
  const now = useNow()
  if (line.kind === 'day') return <p className={styles.day}>{dayHeading(line.at, now)}</p>
  if (line.kind === 'truncated') {
    return (
      <p className={styles.event}>
        Older messages are in Intercom. <OutLink href={line.url}>Open there</OutLink>
      </p>
    )
  }
  if (line.kind === 'event') {
    return (
      <p className={styles.event} dir="auto">
        {line.part.eventText ?? line.part.bodyText} · <TimeText at={line.part.createdAt} />
      </p>
    )
  }
  return <MessageLine part={line.part} goesOn={line.goesOn} />
}
