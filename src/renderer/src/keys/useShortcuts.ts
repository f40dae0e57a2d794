import { useEffect } from 'react'
import { runCommand } from './commandHandlers'
import { chordOf, isTyping } from './keyNames'
import { shortcuts, type Shortcut } from './shortcuts'

const sequenceMs = 1200

/** Elements that use arrows, Enter and single letters themselves: the table keeps out of them. */
const ownKeys =
  '[role="menu"],[role="listbox"][data-own-keys],[role="tablist"],[role="radiogroup"],[role="separator"],[role="combobox"]'

/**
 * The window's one key handler, driven by the table. Single keys act only when no text field has the focus and no
 * dialog is open; sequences (`g` then `b`) have 1.2 s.
 */
export function useShortcuts(): void {
  useEffect(() => {
    let pending: string | null = null
    let pendingSince = 0

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const chord = chordOf(event)
      const typing = isTyping(event.target)
      const inLayer = document.querySelector('[role="dialog"],[role="menu"],[role="alertdialog"]') !== null
      const inOwn = event.target instanceof Element && event.target.closest(ownKeys) !== null
      const prefix = pending !== null && event.timeStamp - pendingSince < sequenceMs ? pending : null
      pending = null

      const match = shortcuts.find((shortcut) => answers(shortcut, prefix, chord))
      if (match && !match.native) {
        if (typing && !match.inText) return
        if (inLayer && match.id !== 'palette') return
        if (inOwn && chord.startsWith('Arrow')) return
        // A key that is held goes on in a list, and does everything else once: it never closes one after the other.
        if (event.repeat && match.id !== 'next' && match.id !== 'previous') {
          event.preventDefault()
          return
        }
        if (runCommand(match.id)) event.preventDefault()
        return
      }
      if (typing || inLayer) return
      if (shortcuts.some((shortcut) => shortcut.keys.some((keys) => keys.length > 1 && keys[0] === chord))) {
        pending = chord
        pendingSince = event.timeStamp
      }
    }

    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function answers(shortcut: Shortcut, prefix: string | null, chord: string): boolean {
  return shortcut.keys.some((keys) =>
    prefix === null
      ? keys.length === 1 && keys[0] === chord
      : keys.length === 2 && keys[0] === prefix && keys[1] === chord,
  )
}
