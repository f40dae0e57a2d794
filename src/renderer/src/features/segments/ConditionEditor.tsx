import { useState, type ReactNode } from 'react'
import type { SegmentCondition } from '../../../../contract/models'
import { useSegmentFields, useSegmentValues } from '../../queries/segments'
import { conditionOf, needsValue, opsOf, valueHint, valueOptions, type StepOption } from './conditionSteps'
import { foldWords } from '../../format/foldWords'
import { fieldOf, fieldOptions, type FieldOption } from './segmentFields'
import styles from './Segments.module.css'
import { opWords, type Op } from './segmentWords'
import { TypedList } from './TypedList'

interface ConditionEditorProps {
  /** The condition to begin with; null for a new one. */
  readonly condition: SegmentCondition | null
  /** Lines after the fields, such as a group. */
  readonly others?: readonly StepOption[]
  readonly onOther?: (id: string) => void
  readonly onDone: (condition: SegmentCondition) => void
}

/** A condition, said a word after the other: the field, the test, the value, each found by typing. */
export function ConditionEditor({ condition, others = [], onOther, onDone }: ConditionEditorProps): ReactNode {
  const { data: fields } = useSegmentFields()
  const [option, setOption] = useState<FieldOption | null>(() => condition && fieldOf(condition, fields))
  const [op, setOp] = useState<Op | null>(condition && needsValue(condition.test.op) ? condition.test.op : null)
  const [text, setText] = useState('')
  const found = useSegmentValues(option, op, text)
  const step = option === null ? 'field' : op === null ? 'test' : 'value'

  const finish = (with_: FieldOption, test: Op, value: string): void => {
    const made = conditionOf(with_, test, value)
    if (made) onDone(made)
  }
  const chooseOp = (of: FieldOption, test: Op): void => {
    setText('')
    if (needsValue(test)) setOp(test)
    else finish(of, test, '')
  }
  const choose = (id: string): void => {
    setText('')
    if (option === null) {
      const chosen = fieldOptions(fields).find((one) => one.id === id)
      if (!chosen) return onOther?.(id)
      setOption(chosen)
      const [only, ...rest] = opsOf(chosen)
      if (only && rest.length === 0) chooseOp(chosen, only)
    } else if (op === null) {
      const chosen = opsOf(option).find((one) => one === id)
      if (chosen) chooseOp(option, chosen)
    } else finish(option, op, id)
  }
  const back = (): void => {
    setText('')
    if (op !== null && option && opsOf(option).length > 1) setOp(null)
    else {
      setOp(null)
      setOption(null)
    }
  }

  const all: readonly StepOption[] =
    option === null
      ? [...fieldOptions(fields), ...others]
      : op === null
        ? opsOf(option).map((one) => ({ id: one, label: opWords[one] }))
        : valueOptions(option, op, text, fields, found)
  const wanted = foldWords(text)
  const isOwn = step === 'value' && isTyped(option)
  const shown = isOwn ? all : all.filter((one) => foldWords(one.label).includes(wanted))
  const nothing =
    isOwn && op
      ? valueHint(op)
      : step === 'value' && option?.kind === 'segment' && all.length === 0
        ? 'Their names are read from Intercom as soon as it can be reached'
        : `${step === 'field' ? 'No field' : 'Nothing'} is called that`
  const value = step === 'test' ? (condition?.test.op ?? null) : step === 'field' ? (option?.id ?? null) : null
  return (
    <>
      {option ? (
        <div className={styles.crumbs}>
          <button
            type="button"
            className={styles.crumb}
            onClick={() => {
              setOption(null)
              setOp(null)
              setText('')
            }}
          >
            {option.label}
          </button>
          {op && opsOf(option).length > 1 ? (
            <button
              type="button"
              className={styles.crumb}
              onClick={() => {
                setOp(null)
                setText('')
              }}
            >
              {opWords[op]}
            </button>
          ) : null}
        </div>
      ) : null}
      <TypedList
        key={`${option?.id ?? ''} ${op ?? ''}`}
        label={step === 'field' ? 'Field' : step === 'test' ? `Test of ${option?.label}` : `Value of ${option?.label}`}
        placeholder={step === 'field' ? 'Filter by…' : isOwn && op ? valueHint(op) : 'Type to find'}
        options={shown}
        value={value}
        text={text}
        onText={setText}
        onChoose={choose}
        onBack={back}
        nothing={nothing}
      />
    </>
  )
}

/** Whether values are typed, and not chosen from a few. */
function isTyped(option: FieldOption | null): boolean {
  if (option === null) return false
  if (option.kind === 'attribute') return option.of !== 'boolean'
  return option.kind === 'text' || option.kind === 'utm' || option.kind === 'time' || option.kind === 'count'
}
