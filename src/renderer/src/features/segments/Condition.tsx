import { X } from 'lucide-react'
import { useState, type ReactElement, type ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { SegmentCondition } from '../../../../contract/models'
import { useSegmentFields } from '../../queries/segments'
import { IconButton } from '../../ui/Button'
import { ConditionEditor } from './ConditionEditor'
import type { StepOption } from './conditionSteps'
import styles from './Segments.module.css'
import { conditionWords } from './segmentWords'

interface ConditionChipProps {
  readonly condition: SegmentCondition
  readonly onChange: (condition: SegmentCondition) => void
  readonly onRemove: () => void
}

/** One condition in words: pressing it changes it, the cross beside it takes it away. */
export function ConditionChip({ condition, onChange, onRemove }: ConditionChipProps): ReactNode {
  const { data: fields } = useSegmentFields()
  const words = conditionWords(condition, fields)
  return (
    <span className={styles.chip}>
      <ConditionPopover
        label={`Change: ${words}`}
        condition={condition}
        onDone={onChange}
        button={
          <Button className={styles.chipWords ?? ''}>
            <span dir="auto">{words}</span>
          </Button>
        }
      />
      <IconButton label={`Remove: ${words}`} icon={<X size={12} />} onPress={onRemove} />
    </span>
  )
}

interface ConditionPopoverProps {
  readonly label: string
  readonly button: ReactElement
  readonly condition: SegmentCondition | null
  readonly others?: readonly StepOption[]
  readonly onOther?: (id: string) => void
  readonly onDone: (condition: SegmentCondition) => void
  /** Left out where nothing but the button opens it. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A button that opens the line in which a condition is said. */
export function ConditionPopover(props: ConditionPopoverProps): ReactNode {
  const { label, button, condition, others, onOther, onDone } = props
  const [own, setOwn] = useState(false)
  const open = props.open ?? own
  const setOpen = props.onOpenChange ?? setOwn
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      {button}
      <Popover
        className={styles.popover ?? ''}
        offset={4}
        placement="bottom start"
        // Inside the page's main part, so that it belongs to a landmark like all the rest.
        UNSTABLE_portalContainer={document.querySelector('main') ?? document.body}
      >
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <ConditionEditor
            condition={condition}
            {...(others ? { others } : {})}
            {...(onOther ? { onOther } : {})}
            onDone={(made) => {
              setOpen(false)
              onDone(made)
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
