import { Paperclip, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { fileSize } from '../../format/numbers'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Truncate } from '../../ui/Truncate'
import composer from './Composer.module.css'
import styles from './Files.module.css'
import type { Attach } from './useAttach'

/** What goes with what is being written: each file with its size, and a way to take it off. */
export function ComposerFiles({ files, coming, problem, remove }: Attach): ReactNode {
  if (files.length === 0 && coming.length === 0 && problem === null) return null
  return (
    <>
      {files.length + coming.length > 0 ? (
        <ul className={styles.chips} aria-label="Attached files">
          {files.map((file) => (
            <li key={file.id} className={styles.chip}>
              <Paperclip size={12} aria-hidden="true" />
              <Truncate>{file.name}</Truncate>
              <span className={styles.size}>{fileSize(file.size)}</span>
              <IconButton label={`Remove ${file.name}`} icon={<X size={12} />} onPress={() => remove(file.id)} />
            </li>
          ))}
          {coming.map((name, at) => (
            <li key={`${name}-${at}`} className={cx(styles.chip, styles.coming)}>
              <Truncate>Adding {name}</Truncate>
            </li>
          ))}
        </ul>
      ) : null}
      {problem === null ? null : (
        <p className={composer.error} role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
