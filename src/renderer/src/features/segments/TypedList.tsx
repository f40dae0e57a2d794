import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from '../../ui/cx'
import styles from './Segments.module.css'
import type { StepOption } from './conditionSteps'

interface TypedListProps {
  readonly label: string
  readonly placeholder: string
  readonly options: readonly StepOption[]
  /** What is chosen now, and stands first in sight. */
  readonly value: string | null
  readonly text: string
  readonly onText: (text: string) => void
  readonly onChoose: (id: string) => void
  /** Backspace where nothing is typed. */
  readonly onBack: () => void
  /** What to say where there is nothing to choose. */
  readonly nothing: string
}

/** A line to type in and what can be chosen under it: arrows move, Enter chooses, Backspace in an empty line goes back. */
export function TypedList(props: TypedListProps): ReactNode {
  const { label, placeholder, options, value, text, onText, onChoose, onBack, nothing } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [moved, setMoved] = useState<number | null>(null)
  const first = Math.max(
    0,
    options.findIndex((one) => text === '' && one.id === value),
  )
  const current = Math.min(moved ?? first, options.length - 1)

  // Not by autoFocus: inside a dialog that comes too early, and the dialog takes the focus back.
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setMoved(Math.max(0, Math.min(options.length - 1, current + step)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[current]
      if (option) onChoose(option.id)
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault()
      onBack()
    }
  }
  return (
    <>
      <input
        className={styles.search}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={200}
        value={text}
        onChange={(event) => {
          setMoved(null)
          onText(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      {options.length > 0 ? (
        <ul ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
          {options.map((option, index) => (
            // Keys are the input's: the list itself is never focused.
            <li
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={cx(styles.option, index === current && styles.current)}
              onPointerMove={() => setMoved(index)}
              onClick={() => onChoose(option.id)}
            >
              <span className={styles.optionLabel} dir="auto">
                {option.label}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.nothing}>{nothing}</p>
      )}
    </>
  )
}
