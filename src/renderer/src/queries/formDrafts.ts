import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { FormName } from '../../../contract/models'
import { ask } from '../bridge/bridge'

type Values = Readonly<Record<string, string>>

/** Which form, and what it is about: a conversation, a person, an outbox item. Null: nothing is kept. */
export interface DraftOf {
  readonly form: FormName
  readonly subject: string
  readonly personId: string
}

/** So long (ms) does typing wait until it is on disk, as in the composer. */
const KEEP_MS = 500

/** Counts openings: what was typed a moment ago must not be missed because an answer is still known. */
let openings = 0

/** What was typed in a form and not sent; asked afresh each time it opens. */
export function useFormDraft(of: DraftOf | null): UseQueryResult<Values | null> {
  const [opening] = useState(() => ++openings)
  return useQuery({
    queryKey: ['formDraft', of?.form, of?.subject, opening],
    queryFn: async () => (of ? (await ask('forms.draft', { form: of.form, subject: of.subject })).values : null),
    gcTime: 0,
  })
}

/** Keeps what is typed in main: `keep` a little later, `flush` now. Main itself forgets what was sent. */
export interface DraftKeeper {
  readonly keep: (values: Values) => void
  readonly flush: () => void
  /** What is not on disk yet is not kept any more. */
  readonly forget: () => void
}

/** A keeper for one form, which writes at the latest when the form or the window goes. */
export function useDraftKeeper(of: DraftOf | null): DraftKeeper {
  const waiting = useRef<{ values: Values; timer: ReturnType<typeof setTimeout> } | null>(null)
  const target = useRef(of)
  useEffect(() => {
    target.current = of
  })
  const keeper = useMemo((): DraftKeeper => {
    const forget = (): void => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = null
    }
    const flush = (): void => {
      const values = waiting.current?.values
      forget()
      // Without an answer the form works as before.
      if (values && target.current) ask('forms.saveDraft', { ...target.current, values }).catch(() => undefined)
    }
    const keep = (values: Values): void => {
      forget()
      if (target.current) waiting.current = { values, timer: setTimeout(flush, KEEP_MS) }
    }
    return { keep, flush, forget }
  }, [])
  useEffect(() => {
    window.addEventListener('blur', keeper.flush)
    window.addEventListener('pagehide', keeper.flush)
    return () => {
      window.removeEventListener('blur', keeper.flush)
      window.removeEventListener('pagehide', keeper.flush)
      keeper.flush()
    }
  }, [keeper])
  return keeper
}

/** One text that is kept while it is written, about a person. */
export function useTextDraft(
  form: FormName,
  personId: string,
): {
  readonly text: string
  readonly setText: (text: string) => void
  readonly flush: () => void
  readonly forget: () => void
} {
  const of = { form, subject: personId, personId }
  const kept = useFormDraft(of)
  const keeper = useDraftKeeper(of)
  const [typed, setTyped] = useState<string | null>(null)
  return {
    text: typed ?? kept.data?.text ?? '',
    setText: (text) => {
      setTyped(text)
      keeper.keep(text.trim() === '' ? {} : { text })
    },
    flush: keeper.flush,
    forget: () => {
      keeper.forget()
      setTyped('')
    },
  }
}
