import { Check } from 'lucide-react'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from '../../ui/cx'
import styles from './Owners.module.css'
import type { OwnerOption } from './ownerChoice'

interface OwnerListProps {
  readonly options: readonly OwnerOption[]
  /** The owner now; undefined where there is not one for all. */
  readonly now: string | null | undefined
  /** Which option is chosen. */
  readonly at: number
  readonly text: string
  readonly onText: (text: string) => void
  readonly onMove: (at: number) => void
  readonly onSend: () => void
}

/** The search line and the list under it: letters filter, arrows move, Enter sends. */
export function OwnerList({ options, now, at, text, onText, onMove, onSend }: OwnerListProps): ReactNode {
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
    if (step !== undefined) {
      event.preventDefault()
      onMove(Math.max(0, Math.min(options.length - 1, at + step)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onSend()
    }
  }
  return (
    <div className={styles.picker}>
      <input
        className={styles.search}
        ref={input}
        role="combobox"
        aria-label="Find a teammate"
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        placeholder="Type a name or an email"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {options.length === 0 ? (
        <p className={styles.nothing}>No teammate is called that</p>
      ) : (
        <ul ref={list} id={id} role="listbox" aria-label="Teammates" className={styles.list}>
          {options.map((option, index) => (
            // Keys are the input's: the list itself is never focused.
            <li
              key={option.id ?? ''}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={cx(styles.option, index === at && styles.current)}
              onClick={() => onMove(index)}
              onDoubleClick={onSend}
            >
              <span className={styles.words}>
                <span className={styles.label} dir="auto">
                  {option.label}
                </span>
                {option.detail === '' ? null : <span className={styles.detail}>{option.detail}</span>}
              </span>
              {option.id === now ? (
                <span className={styles.now}>
                  <Check size={13} aria-hidden="true" /> Owner now
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
