import { Bot } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './Initials.module.css'

interface InitialsProps {
  readonly name: string
  readonly tone?: 'person' | 'me' | 'teammate' | 'bot'
  readonly size?: 'normal' | 'large'
}

/** A quiet disc with one or two letters; decoration only, the name stands beside it. */
export function Initials({ name, tone = 'person', size = 'normal' }: InitialsProps): ReactNode {
  return (
    <span className={cx(styles.disc, styles[tone], size === 'large' && styles.large)} aria-hidden="true">
      {tone === 'bot' ? <Bot size={13} strokeWidth={1.75} /> : lettersOf(name)}
    </span>
  )
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first character as a reader sees it: an emoji or an accented letter stays whole. */
export function firstCharacter(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment
  return ''
}

/** First letters of the first and last word; of an email address, one. */
function lettersOf(name: string): string {
  const words = name.split(/[\s@.,]+/u).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word))
  const first = firstCharacter(words[0] ?? '?')
  const last = words.length > 1 && !name.includes('@') ? firstCharacter(words.at(-1) ?? '') : ''
  return /\p{Extended_Pictographic}/u.test(first) ? first : (first + (/\p{L}/u.test(last) ? last : '')).toUpperCase()
}
