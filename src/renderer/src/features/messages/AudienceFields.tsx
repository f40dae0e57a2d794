import { Plus, UserCheck } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MessageContent } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { usePerson } from '../../queries/people'
import { noConditions } from '../../state/bookView'
import { Button, IconButton } from '../../ui/Button'
import { SelectField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import { Segmented } from '../../ui/Segmented'
import { ConditionPopover } from '../segments/Condition'
import { added, withGroup } from '../segments/editFilter'
import { FilterParts } from '../segments/FilterParts'
import styles from './Messages.module.css'

interface AudienceFieldsProps {
  readonly content: MessageContent
  readonly onChange: (change: Partial<MessageContent>) => void
  /** It has begun to go out: to whom it goes stays the kind it was. */
  readonly isStarted: boolean
  readonly problem: string | undefined
}

const DAYS = [0, 1, 3, 7, 14, 30, 90]

/** To whom: the rep's own people who fit, or those chosen by hand; once, or whoever comes to match, too. */
export function AudienceFields({ content, onChange, isStarted, problem }: AudienceFieldsProps): ReactNode {
  const { audience, mode, quietDays } = content
  const days = [...new Set([...DAYS, quietDays])].sort((a, b) => a - b)
  return (
    <section aria-label="To" className={styles.part}>
      <h3 className={styles.subtitle}>To</h3>
      {audience.by === 'people' ? (
        <Chosen
          personIds={audience.personIds}
          onFilter={() => onChange({ audience: { by: 'filter', filter: noConditions } })}
        />
      ) : (
        <div className={styles.conditions} role="group" aria-label="Conditions">
          <span className={styles.fixed}>
            <UserCheck size={14} aria-hidden="true" /> Owner is me
          </span>
          {audience.filter.parts.length > 0 ? <span className={styles.and}>and</span> : null}
          <FilterParts
            filter={audience.filter}
            onChange={(filter) => onChange({ audience: { by: 'filter', filter } })}
          />
          <AddCondition
            onAdd={(condition, isGroup) =>
              onChange({
                audience: {
                  by: 'filter',
                  filter: isGroup ? withGroup(audience.filter, condition) : added(audience.filter, condition, null),
                },
              })
            }
            join={audience.filter.join}
          />
        </div>
      )}
      {problem === undefined ? null : <Problem>{problem}</Problem>}
      <div className={styles.row}>
        {isStarted || audience.by === 'people' ? null : (
          <Segmented
            label="When"
            value={mode}
            options={[
              { id: 'fixed', label: 'Once, to who matches now' },
              { id: 'dynamic', label: 'To whoever comes to match' },
            ]}
            onChange={(next) => onChange({ mode: next })}
          />
        )}
        <SelectField
          label="Leave out whom somebody wrote to"
          value={String(quietDays)}
          onChange={(value) => onChange({ quietDays: Number(value) })}
          options={days.map((one) => ({
            value: String(one),
            label: one === 0 ? 'Nobody for that' : `In the last ${counted(one, 'day', 'days')}`,
          }))}
        />
      </div>
    </section>
  )
}

function Chosen({
  personIds,
  onFilter,
}: {
  readonly personIds: readonly string[]
  readonly onFilter: () => void
}): ReactNode {
  const [first] = personIds
  const person = usePerson(personIds.length === 1 ? (first ?? null) : null)
  return (
    <p className={styles.chosen}>
      <span>
        {personIds.length === 1
          ? (person.data?.displayName ?? 'One person')
          : `${counted(personIds.length, 'person', 'people')} chosen by hand`}
      </span>
      <Button size="small" variant="quiet" onPress={onFilter}>
        Choose by filters instead
      </Button>
    </p>
  )
}

interface AddConditionProps {
  readonly join: 'all' | 'any'
  readonly onAdd: (condition: Parameters<typeof added>[1], isGroup: boolean) => void
}

function AddCondition({ join, onAdd }: AddConditionProps): ReactNode {
  const [open, setOpen] = useState(false)
  const [isGroup, setIsGroup] = useState(false)
  const group = { id: 'group', label: join === 'all' ? 'A group: any of several' : 'A group: all of several' }
  return (
    <ConditionPopover
      label={isGroup ? 'The first of the group' : 'Add a condition'}
      condition={null}
      open={open}
      onOpenChange={(now) => {
        setOpen(now)
        setIsGroup(false)
      }}
      others={isGroup ? [] : [group]}
      onOther={() => setIsGroup(true)}
      onDone={(condition) => onAdd(condition, isGroup)}
      button={<IconButton label="Add a condition" icon={<Plus size={14} />} />}
    />
  )
}
