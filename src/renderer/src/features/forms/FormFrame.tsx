import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { RestoredLine, useDrafted } from './FormDraft'
import styles from './Forms.module.css'

interface FormFrameProps {
  /** Why it was refused, while it is. */
  readonly failure: Error | null
  /** The names of its inputs: what concerns another field is said above them all. */
  readonly names: readonly string[]
  /** True where nothing required was empty at first, so that the main button has the focus and Enter sends. */
  readonly ready: boolean
  /** True where something required is empty now. */
  readonly incomplete: boolean
  readonly isPending: boolean
  readonly action: 'Create' | 'Convert'
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What every form of a new record shares: its keys, where a refusal is said, what has the focus, its last line. */
export function FormFrame(props: FormFrameProps): ReactNode {
  const { failure, names, ready, incomplete, isPending, action, onSubmit, onClose, children } = props
  const main = useRef<HTMLButtonElement>(null)
  const { flush } = useDrafted()
  const element = useRef<HTMLFormElement>(null)
  const elsewhere = Object.entries(errorsOf(failure)).filter(([name]) => !names.includes(name))
  const isAtFields = Object.keys(errorsOf(failure)).length > 0 && elsewhere.length === 0

  useEffect(() => {
    if (ready) main.current?.focus()
  }, [ready])
  // What was refused takes the focus, and comes into view with it.
  useEffect(() => {
    const field = failure ? element.current?.querySelector<HTMLElement>(invalid) : null
    field?.focus()
    field?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [failure])

  const submit = (): void => {
    if (isPending || incomplete) return
    flush()
    onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    submit()
  }
  return (
    <form
      ref={element}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
      // Before the lists, which would open on Enter.
      onKeyDownCapture={onKeyDown}
      className={styles.form}
      noValidate
    >
      <DialogBody>
        {failure && !isAtFields ? (
          <Problem alert>
            {[sentenceOf(failure), ...elsewhere.map(([name, words]) => `${name}: ${words}`)].join(' ')}
          </Problem>
        ) : null}
        <RestoredLine />
        {children}
      </DialogBody>
      <DialogFooter
        hint={incomplete ? 'Fill in what is required first' : `${keyLabel('Enter')} to ${action.toLowerCase()}`}
      >
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button ref={main} variant="primary" type="submit" isDisabled={isPending || incomplete}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  )
}

const invalid = 'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] button'

/** Messages by field of a refusal; none where there is none, or where it is about no field. */
export function errorsOf(failure: Error | null): Readonly<Record<string, string>> {
  return failure instanceof CommandFailure ? failure.fields : {}
}
