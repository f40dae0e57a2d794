import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { useDraftKeeper, type DraftOf } from '../../queries/formDrafts'
import { Button } from '../../ui/Button'
import styles from './Forms.module.css'

type Values = Readonly<Record<string, string>>

/** What was typed before in a form, and what keeps what is typed now. */
export interface Drafted {
  /** By field; empty where nothing was kept. */
  readonly values: Values
  /** Hands over what differs from the form as main fills it in. */
  readonly keep: (changed: Values) => void
  /** What was handed over is on its way to the disk: to be called before the form is sent. */
  readonly flush: () => void
  readonly isRestored: boolean
  /** Gives the form back as main fills it in. */
  readonly startOver: () => void
}

const NONE: Drafted = {
  values: {},
  keep: () => undefined,
  flush: () => undefined,
  isRestored: false,
  startOver: () => undefined,
}

const Context = createContext<Drafted>(NONE)

/** The draft of the form around. */
export function useDrafted(): Drafted {
  return useContext(Context)
}

interface FormDraftProps {
  readonly of: DraftOf
  /** What was there when the form opened (`useFormDraft`); null where nothing was. */
  readonly kept: Values | null
  readonly children: ReactNode
}

/**
 * Gives a form what was typed in it before, for the same subject, across restarts, and keeps what is typed in it. Its
 * children come anew when the rep starts over.
 */
export function FormDraft({ of, kept, children }: FormDraftProps): ReactNode {
  const { keep, flush, forget } = useDraftKeeper(of)
  const [round, setRound] = useState(0)
  // Only what was there when it opened: what is typed since is the form's own.
  const [first] = useState<Values>(kept ?? {})
  const drafted = useMemo((): Drafted => {
    const values = round === 0 ? first : {}
    return {
      values,
      keep,
      flush,
      isRestored: Object.keys(values).length > 0,
      startOver: () => {
        forget()
        keep({})
        flush()
        setRound((now) => now + 1)
      },
    }
  }, [first, round, keep, flush, forget])
  return (
    <Context key={round} value={drafted}>
      {children}
    </Context>
  )
}

/** Says that what is shown was typed before, and offers the form as it was. */
export function RestoredLine(): ReactNode {
  const { isRestored, startOver } = useDrafted()
  if (!isRestored) return null
  return (
    <p role="status" className={styles.restored}>
      Draft restored
      <Button size="small" variant="quiet" onPress={startOver}>
        Start over
      </Button>
    </p>
  )
}
