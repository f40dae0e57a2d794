import { FlaskConical, Play, Send } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MessageContent, MessagePlan } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import { Segmented } from '../../ui/Segmented'
import styles from './Messages.module.css'
import { TestLine } from './TestLine'

interface SendBarProps {
  readonly messageId: string
  readonly content: MessageContent
  /** As last counted; undefined before the first time. */
  readonly plan: MessagePlan | undefined
  /** Whether it is about what is written now. */
  readonly isCounted: boolean
  readonly isPaused: boolean
  readonly testAs: string | null
  /** Counts how often the keys for sending were pressed. */
  readonly sending: number
  readonly flush: () => Promise<void>
  readonly onChange: (change: Partial<MessageContent>) => void
}

/** What is done with it: a test, whether it becomes Tasks, and sending, which says to how many. */
export function SendBar(props: SendBarProps): ReactNode {
  const { messageId, content, plan, isCounted, isPaused, testAs, sending, flush, onChange } = props
  const [from, setFrom] = useState<'now' | 'everybody'>(isPaused ? 'everybody' : 'now')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const [isTesting, setTesting] = useState(false)
  const [, setPressedAt] = useState(0)
  const isDynamic = content.mode === 'dynamic'
  const receive = plan?.receive ?? 0
  const missing = Object.values(plan?.problems ?? {})[0]
  const isReady = plan !== undefined && missing === undefined && (isDynamic || receive > 0)

  const send = async (expected: number): Promise<void> => {
    setPending(true)
    setProblem(null)
    try {
      await flush()
      if (isDynamic) await ask('messages.start', { messageId, from })
      else await ask('messages.send', { messageId, expected })
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setPending(false)
    }
  }
  const test = useRef<HTMLButtonElement>(null)
  // What had the focus goes with the line.
  const endTest = (): void => {
    setTesting(false)
    test.current?.focus()
  }
  // Pressed while it is counted anew: it goes when that is done, to as many as were seen, or not at all.
  const wanted = useRef<number | null>(null)
  const pressed = useRef(0)
  const press = (): void => {
    wanted.current = receive
  }
  useEffect(() => {
    if (sending > pressed.current) {
      pressed.current = sending
      press()
    }
    const now = wanted.current
    if (now === null || !isCounted || isPending) return
    wanted.current = null
    if (isReady) void send(now)
  })

  return (
    <footer className={styles.bar}>
      {isTesting ? <TestLine content={content} personId={testAs} onClose={endTest} /> : null}
      {problem === null ? null : <Problem alert>{problem}</Problem>}
      {isDynamic ? (
        <div className={styles.consent}>
          <Segmented
            label="From when on"
            value={from}
            options={[
              { id: 'now', label: 'Only people from now on' },
              {
                id: 'everybody',
                label:
                  receive === 0
                    ? 'Also whoever matches already'
                    : `Also the ${counted(receive, 'person', 'people')} who match already`,
              },
            ]}
            onChange={setFrom}
          />
        </div>
      ) : null}
      <div className={styles.barRow}>
        <CheckField
          label="Make a completed Task of each"
          checked={content.asTask}
          onChange={(asTask) => onChange({ asTask })}
        />
        <span className={styles.space} />
        <Button
          ref={test}
          icon={<FlaskConical size={14} />}
          isDisabled={content.body.trim() === ''}
          onPress={() => setTesting(true)}
        >
          Send a test
        </Button>
        <Button
          variant="primary"
          icon={isDynamic ? <Play size={14} /> : <Send size={14} />}
          isDisabled={isPending || (isCounted && !isReady)}
          onPress={() => {
            press()
            setPressedAt((times) => times + 1)
          }}
        >
          {isDynamic ? (isPaused ? 'Go on' : 'Start') : `Send to ${counted(receive, 'person', 'people')}`}
        </Button>
      </div>
    </footer>
  )
}
