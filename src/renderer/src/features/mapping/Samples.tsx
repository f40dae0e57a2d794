import type { ReactNode } from 'react'
import { counted } from '../../format/numbers'
import styles from './Automations.module.css'

interface SamplesProps {
  readonly samples: readonly string[]
  /** How many there are in all. */
  readonly total: number
}

/** Some of the writes, in words. */
export function Samples({ samples, total }: SamplesProps): ReactNode {
  if (samples.length === 0) return null
  const more = total - samples.length
  return (
    <>
      <ul className={styles.samples} aria-label="For example">
        {samples.map((sample, index) => (
          // Two people can have the same name and the same change.
          <li key={`${index} ${sample}`}>
            <Sample text={sample} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.quiet}>and {counted(more, 'other', 'others')}</p> : null}
    </>
  )
}

/** "Ana Ruiz: Phone becomes …": who stands out, the rest takes two lines and is whole under the pointer. */
function Sample({ text }: { readonly text: string }): ReactNode {
  const at = text.indexOf(': ')
  if (at < 0) return <bdi>{text}</bdi>
  return (
    <>
      <bdi className={styles.sampleWho}>{text.slice(0, at)}</bdi>
      <span className={styles.sampleWhat} title={text.slice(at + 2)} dir="auto">
        {text.slice(at + 2)}
      </span>
    </>
  )
}
