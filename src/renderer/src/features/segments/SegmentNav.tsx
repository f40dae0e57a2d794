import { Ellipsis } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Segment } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useSegments } from '../../queries/segments'
import { useBookView } from '../../state/bookView'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'
import { IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import { NavItem } from '../frame/NavItem'
import { useLiveOwner } from '../live/useLiveOwner'
import { NameDialog } from './NameDialog'
import { showSegment } from './showSegment'
import styles from './Segments.module.css'
import { useSaveSegment } from './useSaveSegment'

/** How long a removed segment can be brought back from its message, in ms. */
const UNDO_MS = 10_000

/** The pinned segments in the navigation, with their counts and what can be done with them. */
export function SegmentNav(): ReactNode {
  const { data: segments = [] } = useSegments()
  const screen = usePlace((state) => state.screen)
  const segmentId = useBookView((state) => state.segmentId)
  const [naming, setNaming] = useState<Segment | null>(null)
  const save = useSaveSegment()
  const remove = useRemove()
  const liveOwner = useLiveOwner()
  const pinned = segments.filter((one) => one.isPinned)
  const others = segments.filter((one) => !one.isPinned)
  if (segments.length === 0) return null

  const act = (segment: Segment, action: string): void => {
    if (action === 'rename') setNaming(segment)
    if (action === 'unpin') save({ ...segment, isPinned: false }, () => undefined, `“${segment.name}” is under “More”.`)
    if (action === 'remove') remove(segment)
    const at = pinned.indexOf(segment)
    const beside = pinned[action === 'up' ? at - 1 : at + 1]
    if ((action === 'up' || action === 'down') && beside) {
      save({ ...segment, position: beside.position }, () => undefined, null)
    }
  }
  return (
    <section aria-labelledby="nav-segments" className={styles.nav}>
      <h2 id="nav-segments" className={styles.navTitle}>
        Segments
      </h2>
      {others.length > 0 ? <MoreSegments segments={others} onRemove={remove} /> : null}
      <ul className={styles.navItems}>
        {pinned.map((segment, index) => (
          <NavItem
            key={segment.id}
            label={segment.name}
            rail={false}
            current={screen === 'book' && segmentId === segment.id}
            // Of what is asked of Intercom there and then nothing is known before.
            count={liveOwner(segment.filter) === undefined ? (segment.count ?? undefined) : undefined}
            onPress={() => showSegment(segment)}
            menu={
              <MenuButton
                label={`Segment ${segment.name}`}
                groups={[{ id: 'act', title: segment.name, choices: actions(index, pinned.length) }]}
                onAction={(_group, action) => act(segment, action)}
                button={<IconButton label={`More on ${segment.name}`} icon={<Ellipsis size={14} />} />}
              />
            }
          />
        ))}
      </ul>
      {naming ? (
        <NameDialog
          title="Rename segment"
          name={naming.name}
          action="Rename"
          onClose={() => setNaming(null)}
          onName={(name, fail) => save({ ...naming, name }, () => setNaming(null), null, fail)}
        />
      ) : null}
    </section>
  )
}

function actions(index: number, among: number): readonly { readonly id: string; readonly label: string }[] {
  return [
    { id: 'rename', label: 'Rename…' },
    ...(index > 0 ? [{ id: 'up', label: 'Move up' }] : []),
    ...(index < among - 1 ? [{ id: 'down', label: 'Move down' }] : []),
    { id: 'unpin', label: 'Unpin' },
    { id: 'remove', label: 'Delete' },
  ]
}

interface MoreSegmentsProps {
  readonly segments: readonly Segment[]
  readonly onRemove: (segment: Segment) => void
}

/** Those that are not pinned: shown, pinned again or deleted from here. */
function MoreSegments({ segments, onRemove }: MoreSegmentsProps): ReactNode {
  const save = useSaveSegment()
  const choices = segments.map(({ id, name }) => ({ id, label: name }))
  return (
    <span className={styles.navMore}>
      <MenuButton
        label="Segments that are not pinned"
        groups={[
          { id: 'show', title: 'Show', choices },
          { id: 'pin', title: 'Pin', choices: choices.map((one) => ({ ...one, label: `Pin ${one.label}` })) },
          { id: 'remove', title: 'Delete', choices: choices.map((one) => ({ ...one, label: `Delete ${one.label}` })) },
        ]}
        onAction={(group, id) => {
          const segment = segments.find((one) => one.id === id)
          if (!segment) return
          if (group === 'show') showSegment(segment)
          else if (group === 'remove') onRemove(segment)
          else save({ ...segment, isPinned: true }, () => undefined, null)
        }}
        button={<IconButton label="More segments" icon={<Ellipsis size={14} />} />}
      />
    </span>
  )
}

/** Deletes a segment at once; for some seconds its message, and the key of undo, bring it back. */
function useRemove(): (segment: Segment) => void {
  const save = useSaveSegment()
  const { mutate } = useCommand('segments.remove')
  const bringBack = (segment: Segment): void => {
    save(segment, () => undefined, `“${segment.name}” is back.`)
  }
  return (segment) =>
    mutate(
      { segmentId: segment.id },
      {
        onSuccess: () => {
          // The list goes on showing the same people, by conditions without a name.
          const { segmentId, segment: filter } = useBookView.getState()
          if (segmentId === segment.id) useBookView.setState({ segmentId: null, segment: filter })
          showToast({
            tone: 'info',
            text: `The segment “${segment.name}” was deleted.`,
            about: segment.id,
            lasts: UNDO_MS,
            action: { label: 'Undo', byKey: true, run: () => bringBack(segment) },
          })
        },
      },
    )
}
