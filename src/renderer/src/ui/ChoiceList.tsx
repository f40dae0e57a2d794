import { Check } from 'lucide-react'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import styles from './ChoiceList.module.css'
import { cx } from './cx'
import type { Choice, Choosing } from './useChoices'

interface ChoiceListProps<T extends Choice> {
  /** What the search line and the list are called. */
  readonly find: string
  readonly placeholder?: string
  readonly label: string
  readonly nothing: string
  /** What stands beside a choice that is so now. */
  readonly onWords: string
  readonly choosing: Choosing<T>
  /** A press only moves there, since more hangs on it; Enter or a second press chooses. */
  readonly isTwoStep?: boolean
  readonly onChoose: (choice: T) => void
}

/** A search line with a list under it: letters filter, arrows move, Enter or a press chooses. */
export function ChoiceList<T extends Choice>(props: ChoiceListProps<T>): ReactNode {
  const { choosing, isTwoStep = false, onChoose } = props
  const { options, at, text, setText, move } = choosing
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  // Not by autoFocus: inside a dialog that comes too early, and the dialog takes the focus back.
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    const option = options[at]
    if (step !== undefined) move(Math.max(0, Math.min(options.length - 1, at + step)))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && option) onChoose(option)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.picker}>
      <input
        className={styles.search}
        ref={input}
        role="combobox"
        aria-label={props.find}
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        placeholder={props.placeholder ?? props.find}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {options.length === 0 ? (
        <p className={styles.nothing}>{props.nothing}</p>
      ) : (
        <ul ref={list} id={id} role="listbox" aria-label={props.label} className={styles.list}>
          {options.map((option, index) => (
            // Keys are the input's: the list itself is never focused.
            <li
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={cx(styles.option, index === at && styles.current)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                move(index)
                if (!isTwoStep) onChoose(option)
              }}
              onDoubleClick={() => {
                if (isTwoStep) onChoose(option)
              }}
            >
              <span className={styles.words}>
                <span className={styles.label} dir="auto">
                  {option.label}
                </span>
                {option.detail === '' ? null : <span className={styles.detail}>{option.detail}</span>}
              </span>
              {option.isOn ? (
                <span className={styles.now}>
                  <Check size={13} aria-hidden="true" /> {props.onWords}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
