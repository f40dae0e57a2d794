import { Plus } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { SegmentFilter } from '../../../../contract/models'
import { IconButton } from '../../ui/Button'
import { ConditionChip, ConditionPopover } from './Condition'
import { added, replaced, turned } from './editFilter'
import styles from './Segments.module.css'

interface PartsProps {
  readonly filter: SegmentFilter
  readonly onChange: (filter: SegmentFilter) => void
}

/** A filter's conditions and groups, each to be changed or taken away, with the words between them. */
export function FilterParts({ filter, onChange }: PartsProps): ReactNode {
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
