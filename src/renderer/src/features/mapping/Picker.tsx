import { Check, ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { cx } from '../../ui/cx'
import { foldWords } from '../../format/foldWords'
import styles from './Picker.module.css'

export interface PickerOption {
  readonly id: string
  readonly label: string
  readonly detail?: string
  /** Stands after the label: "required". */
  readonly mark?: string
  /** Why it cannot be chosen: it stays in the list, and says so. */
  readonly why?: string | null
}

interface PickerProps {
  /** Its accessible name; what is chosen is said after it. */
  readonly label: string
  readonly options: readonly PickerOption[]
  /** The id chosen; null for none. */
  readonly value: string | null
  /** What stands there while nothing is chosen, or where what is chosen is not among the options. */
  readonly placeholder: string
  readonly onChange: (id: string) => void
  /** The sentence that a row says of it: its id. */
  readonly describedBy?: string | undefined
  /** True where it stands in a dialog, which keeps the rest of the page out of reach. */
  readonly inDialog?: boolean
  readonly invalid?: boolean
  /** True where it stands beside the fields of a form, and is as tall as they are. */
  readonly tall?: boolean
  /** What is typed to find by, for options that are asked for elsewhere. */
  readonly onText?: (text: string) => void
  /** True where it is opened by being there: what opened it has become this. */
  readonly startOpen?: boolean
  /** It was left without another choice. */
  readonly onLeave?: () => void
}

/**
 * A choice of one from a list that can be long, found by typing. The list exists only while it is open: a table has one
 * of these in every row, and an org has hundreds of fields.
 */
export function Picker(props: PickerProps): ReactNode {
  const {
    label,
    options,
    value,
    placeholder,
    onChange,
    describedBy,
    inDialog = false,
    invalid = false,
    tall = false,
    onText,
    startOpen = false,
    onLeave,
  } = props
  const [open, setOpen] = useState(startOpen)
  const chosen = options.find((one) => one.id === value)
  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(now) => {
        setOpen(now)
        if (!now) onLeave?.()
      }}
    >
      <Button
        className={cx(styles.button, tall && styles.tall, invalid && styles.invalid)}
        aria-label={`${label}: ${chosen?.label ?? placeholder}`}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      >
        <span className={cx(styles.value, !chosen && styles.none)} dir="auto">
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover
        className={styles.popover ?? ''}
        offset={4}
        placement="bottom start"
        // Inside the page's main part, or the dialog, so that it belongs to a landmark like all the rest.
        UNSTABLE_portalContainer={document.querySelector(inDialog ? '[role="dialog"]' : 'main') ?? document.body}
      >
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Choices
            label={label}
            options={options}
            value={value}
            onText={onText}
            onChoose={(id) => {
              setOpen(false)
              if (id === value) onLeave?.()
              else onChange(id)
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface ChoicesProps {
  readonly label: string
  readonly options: readonly PickerOption[]
  readonly value: string | null
  readonly onText: ((text: string) => void) | undefined
  readonly onChoose: (id: string) => void
}

/** Arrows move over every option, also those that cannot be chosen, so that their reason can be read. */
function Choices({ label, options, value, onText, onChoose }: ChoicesProps): ReactNode {
  const [text, setText] = useState('')
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const wanted = foldWords(text)
  const shown = options.filter((one) => foldWords(`${one.label} ${one.detail ?? ''}`).includes(wanted))
  const first = Math.max(
    0,
    shown.findIndex((one) => (wanted === '' ? one.id === value : !one.why)),
  )
  const [moved, setMoved] = useState<number | null>(null)
  const current = Math.min(moved ?? first, shown.length - 1)

  // Opened to find in. Not by autoFocus: inside a dialog that comes too early, and the dialog takes the focus back.
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setMoved(Math.max(0, Math.min(shown.length - 1, current + step)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(shown[current])
    }
  }
  const choose = (option: PickerOption | undefined): void => {
    if (option && !option.why) onChoose(option.id)
  }

  return (
    <>
      <input
        className={styles.search}
        ref={input}
        role="combobox"
        aria-label={`Find: ${label}`}
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(shown.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        placeholder="Type to find"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onText?.(event.target.value)
          setMoved(null)
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length > 0 ? (
        <ul ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
          {shown.map((option, index) => (
            // Keys are the input's: the list itself is never focused.
            <li
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={option.id === value}
              aria-disabled={option.why ? true : undefined}
              className={cx(styles.option, index === current && styles.current, option.why && styles.blocked)}
              onPointerMove={() => setMoved(index)}
              onClick={() => choose(option)}
            >
              <span className={styles.optionText}>
                <span className={styles.optionLabel} dir="auto">
                  {option.label}
                  {option.mark ? <span className={styles.mark}>{option.mark}</span> : null}
                </span>
                {option.why ? (
                  <span className={styles.detail}>{option.why}</span>
                ) : option.detail ? (
                  <span className={styles.detail} title={option.detail}>
                    {option.detail}
                  </span>
                ) : null}
              </span>
              {option.id === value ? <Check size={14} aria-hidden="true" /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.nothing}>Nothing is called that</p>
      )}
    </>
  )
}
