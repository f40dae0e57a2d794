import { useRef, useState, type ComponentProps, type RefObject } from 'react'

interface Typing {
  readonly text: string
  /** Where the rep types, by letters. */
  readonly cursor: number
  readonly input: RefObject<HTMLInputElement | null>
  /** Puts a text there, with the cursor at its end unless said otherwise. */
  readonly write: (text: string, cursor?: number) => void
  readonly props: Pick<ComponentProps<'input'>, 'value' | 'maxLength' | 'onSelect' | 'onChange'>
}

/** A line of text that is typed in and can be completed where the cursor is. */
export function useTyping(): Typing {
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  return {
    text,
    cursor: Math.min(cursor, text.length),
    input,
    write: (next, at = next.length) => {
      setText(next)
      setCursor(at)
      // Once it is drawn: until then the field has the old text.
      requestAnimationFrame(() => {
        if (input.current?.value === next) input.current.setSelectionRange(at, at)
      })
    },
    props: {
      value: text,
      maxLength: 200,
      onChange: ({ target }) => {
        setText(target.value)
        setCursor(target.selectionStart ?? target.value.length)
      },
      onSelect: (event) => setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length),
    },
  }
}
