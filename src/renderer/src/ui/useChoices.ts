import { useState } from 'react'
import { foldWords } from '../format/foldWords'

/** One line of a list to choose from. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly detail: string
  /** It is so now. */
  readonly isOn: boolean
}

/** What was typed, what fits it, and which of that is current. */
export interface Choosing<T extends Choice> {
  readonly options: readonly T[]
  readonly at: number
  readonly text: string
  readonly setText: (text: string) => void
  readonly move: (at: number) => void
}

/**
 * Choices that fit what is typed, by label and detail, without case and accents. Typing makes the first of them current.
 *
 * @param first which one is current at the beginning
 */
export function useChoices<T extends Choice>(all: readonly T[], first = 0): Choosing<T> {
  const [text, setText] = useState('')
  const [moved, setMoved] = useState<number | null>(null)
  const wanted = foldWords(text)
  const options = all.filter(({ label, detail }) => foldWords(`${label} ${detail}`).includes(wanted))
  return {
    options,
    at: Math.max(0, Math.min(moved ?? (text === '' ? first : 0), options.length - 1)),
    text,
    setText: (next) => {
      setText(next)
      setMoved(null)
    },
    move: setMoved,
  }
}
