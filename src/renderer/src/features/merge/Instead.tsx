import { Archive, ArrowLeftRight, StickyNote, Tags, UserRound } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MergePlan } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { usePerson } from '../../queries/people'
import { counted } from '../../format/numbers'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { SideBySide } from './SideBySide'
import styles from './Merge.module.css'

interface InsteadProps {
  readonly plan: MergePlan
  readonly onClose: () => void
}

/** Two leads or two users: why Intercom does not merge them, and what can be done instead, each a write of its own. */
export function Instead({ plan, onClose }: InsteadProps): ReactNode {
  const [swapped, setSwapped] = useState(false)
  const [goes, stays] = swapped ? [plan.into, plan.from] : [plan.from, plan.into]
  const owner = usePerson(goes.personId)
  const [problem, setProblem] = useState<string | null>(null)
  const failed = (error: unknown): void => setProblem(sentenceOf(error))
  const copy = useCommand('merge.copy', {
    quiet: true,
    onDone: ({ items }, { what }) =>
      showToast({
        tone: 'done',
        text:
          what === 'tags' ? 'Tags are on their way.' : `${counted(items.length, 'note is', 'notes are')} on the way.`,
      }),
  })
  const assign = useCommand('owners.assign', { quiet: true, onDone: announceItem })
  const archive = useCommand('people.archive', {
    quiet: true,
    onDone: (item) => {
      announceItem(item)
      onClose()
    },
  })
  const act = (run: () => void): void => {
    setProblem(null)
    run()
  }
  const isHere = plan.from.conversations !== null && plan.into.conversations !== null
  const two = { personId: goes.personId, otherId: stays.personId }
  return (
    <>
      <DialogBody>
        {problem === null ? null : <Problem alert>{problem}</Problem>}
        <p className={styles.why}>{plan.why}</p>
        <SideBySide plan={plan} />
        <section aria-label="Instead">
          <h3 className={styles.heading}>
            Keep {stays.displayName}, with what {goes.displayName} has
          </h3>
          {isHere ? (
            <div className={styles.acts}>
              <Button
                icon={<StickyNote size={14} />}
                onPress={() => act(() => copy.mutate({ ...two, what: 'notes' }, { onError: failed }))}
              >
                Copy notes
              </Button>
              <Button
                icon={<Tags size={14} />}
                onPress={() => act(() => copy.mutate({ ...two, what: 'tags' }, { onError: failed }))}
              >
                Copy tags
              </Button>
              <Button
                icon={<UserRound size={14} />}
                isDisabled={!owner.data}
                onPress={() =>
                  act(() =>
                    assign.mutate(
                      { personId: stays.personId, ownerId: owner.data?.ownerId ?? null },
                      { onError: failed },
                    ),
                  )
                }
              >
                Give the same owner
              </Button>
              <Button
                icon={<Archive size={14} />}
                onPress={() => act(() => archive.mutate({ personId: goes.personId }, { onError: failed }))}
              >
                Archive {goes.displayName}
              </Button>
            </div>
          ) : (
            <p className={styles.agree}>One of them is not on this desk, so this is done in Intercom.</p>
          )}
        </section>
      </DialogBody>
      <DialogFooter hint="Conversations stay with whom they were.">
        <Button icon={<ArrowLeftRight size={14} />} onPress={() => setSwapped(!swapped)}>
          Keep the other
        </Button>
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </>
  )
}
