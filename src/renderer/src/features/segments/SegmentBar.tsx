import { useState, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSegments } from '../../queries/segments'
import { activeFilters, useBookView } from '../../state/bookView'
import { focusList } from '../../state/listFocus'
import { Button } from '../../ui/Button'
import { MessageFiltered } from '../messages/MessageButtons'
import { together } from './editFilter'
import { FilterParts } from './FilterParts'
import { NameDialog } from './NameDialog'
import styles from './Segments.module.css'
import { useSaveSegment } from './useSaveSegment'

/** The conditions of the book's filter, what is done with them, and how they are kept. Not there without any. */
export function SegmentBar(): ReactNode {
  const { filter, segment, segmentId, setSegment, openSegment, clear } = useBookView()
  const { data: segments = [] } = useSegments()
  const save = useSaveSegment()
  const [naming, setNaming] = useState(false)
  const saved = segments.find((one) => one.id === segmentId)
  const kept = together(filter, segment)
  const isSame = saved !== undefined && JSON.stringify(saved.filter) === JSON.stringify(kept)
  const hasFilters = activeFilters(filter) > 0 || segment.parts.length > 0
  const canSave = hasFilters && kept !== null && !isSame
  useCommandHandler('saveSegment', () => setNaming(true), canSave)
  if (segment.parts.length === 0 && segmentId === null && !naming) return null
  return (
    <div className={styles.bar} role="group" aria-label="Conditions">
      <FilterParts filter={segment} onChange={setSegment} />
      <span className={styles.space} />
      <MessageFiltered />
      {saved && canSave ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => save({ ...saved, filter: kept }, (now) => openSegment(now), `“${saved.name}” was changed.`)}
        >
          Save changes
        </Button>
      ) : null}
      {canSave ? (
        <Button size="small" variant="quiet" onPress={() => setNaming(true)}>
          Save as segment…
        </Button>
      ) : kept === null ? (
        <span className={styles.note}>To save this, clear the quick filters first.</span>
      ) : null}
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          clear()
          focusList()
        }}
      >
        Clear all
      </Button>
      {naming && kept ? (
        <NameDialog
          title="Save as segment"
          name=""
          action="Save"
          onClose={() => setNaming(false)}
          onName={(name, fail) =>
            save(
              { id: null, name, filter: kept, isPinned: true },
              (now) => {
                setNaming(false)
                openSegment(now)
              },
              `“${name}” is in the navigation.`,
              fail,
            )
          }
        />
      ) : null}
    </div>
  )
}
