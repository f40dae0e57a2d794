import { Plus } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import type { SegmentFilter } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSegments } from '../../queries/segments'
import { activeFilters, useBookView } from '../../state/bookView'
import { focusList } from '../../state/listFocus'
import { Button, IconButton } from '../../ui/Button'
import { ConditionChip, ConditionPopover } from './Condition'
import { added, replaced, together, turned } from './editFilter'
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
      <Parts filter={segment} onChange={setSegment} />
      <span className={styles.space} />
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

interface PartsProps {
  readonly filter: SegmentFilter
  readonly onChange: (filter: SegmentFilter) => void
}

function Parts({ filter, onChange }: PartsProps): ReactNode {
  return filter.parts.map((part, at) => {
    const join = at > 0 ? <Join join={filter.join} onTurn={() => onChange(turned(filter, null))} of="" /> : null
    if (!('join' in part)) {
      return (
        <Fragment key={at}>
          {join}
          <ConditionChip
            condition={part}
            onChange={(condition) => onChange(replaced(filter, { at, inside: null }, condition))}
            onRemove={() => onChange(replaced(filter, { at, inside: null }, null))}
          />
        </Fragment>
      )
    }
    return (
      <Fragment key={at}>
        {join}
        <span className={styles.group} role="group" aria-label={`Group ${at + 1}`}>
          {part.parts.map((condition, inside) => (
            <Fragment key={inside}>
              {inside > 0 ? (
                <Join join={part.join} onTurn={() => onChange(turned(filter, at))} of={` in group ${at + 1}`} />
              ) : null}
              <ConditionChip
                condition={condition}
                onChange={(now) => onChange(replaced(filter, { at, inside }, now))}
                onRemove={() => onChange(replaced(filter, { at, inside }, null))}
              />
            </Fragment>
          ))}
          <ConditionPopover
            label={`Add to group ${at + 1}`}
            condition={null}
            onDone={(condition) => onChange(added(filter, condition, at))}
            button={<IconButton label={`Add to group ${at + 1}`} icon={<Plus size={14} />} />}
          />
        </span>
      </Fragment>
    )
  })
}

interface JoinProps {
  readonly join: SegmentFilter['join']
  /** Which conditions it stands between, for those who do not see it. */
  readonly of: string
  readonly onTurn: () => void
}

/** The word between two conditions; pressing it says the other one between all of them. */
function Join({ join, of, onTurn }: JoinProps): ReactNode {
  const [word, turn] = join === 'all' ? ['and', 'or'] : ['or', 'and']
  return (
    <button type="button" className={styles.join} aria-label={`${word}${of}: say ${turn} instead`} onClick={onTurn}>
      {word}
    </button>
  )
}
