import { Bold, Italic, Link, List, Paperclip } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { IconButton } from '../../ui/Button'
import styles from './Files.module.css'
import type { Mark } from './typedMarks'

interface ComposerToolsProps {
  readonly onMark: (mark: Mark) => void
  readonly onFiles: (files: Iterable<File>) => void
}

/** Marks for the words, and files. Each mark only types what could be typed by hand. */
export function ComposerTools({ onMark, onFiles }: ComposerToolsProps): ReactNode {
  const chooser = useRef<HTMLInputElement>(null)
  const choose = (): void => chooser.current?.click()
  useCommandHandler('attachFiles', choose)
  return (
    <span className={styles.tools} role="group" aria-label="Marks and files">
      <IconButton label="Bold" command="bold" icon={<Bold size={14} />} onPress={() => onMark('bold')} />
      <IconButton label="Italic" command="italic" icon={<Italic size={14} />} onPress={() => onMark('italic')} />
      <IconButton label="Link" command="link" icon={<Link size={14} />} onPress={() => onMark('link')} />
      <IconButton label="List" icon={<List size={14} />} onPress={() => onMark('list')} />
      <IconButton label="Attach files" command="attachFiles" icon={<Paperclip size={14} />} onPress={choose} />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file can be chosen again.
          event.target.value = ''
        }}
      />
    </span>
  )
}
