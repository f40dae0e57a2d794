import { useEffect, useRef } from 'react'
import { isTyping } from '../../keys/keyNames'

/** What was pressed before there was a form to take it. */
export interface EarlyKeys {
  readonly preset: number | null
  readonly enter: boolean
}

interface TaskKeys {
  /** A digit: the preset of that place, from 0. */
  readonly onDigit: (index: number) => void
  /** An arrow: that many presets on. */
  readonly onStep: (by: 1 | -1) => void
  /** Enter, with the focus on nothing that takes it. */
  readonly onEnter: () => void
}

/** Where keys mean something else: lists and menus that are open, choices side by side, and places that scroll. */
const ownKeys = '[role="listbox"],[role="menu"],[role="radiogroup"],[role="toolbar"],[data-own-keys]'

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The keys of the New task dialog, for as long as it is open and `enabled`. Text fields keep their own. */
export function useTaskKeys(keys: TaskKeys, enabled = true): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
      if (isTyping(event.target)) return
      const target = event.target instanceof Element ? event.target : null
      const digit = /^[1-9]$/u.test(event.key) ? Number(event.key) - 1 : null
      const step = steps[event.key]
      if (digit !== null && !target?.closest('[role="listbox"],[role="menu"]')) latest.current.onDigit(digit)
      else if (step !== undefined && !target?.closest(ownKeys)) latest.current.onStep(step)
      else if (event.key === 'Enter' && !target?.closest('button,a,input,[role="listbox"],[role="menu"]')) {
        latest.current.onEnter()
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}
