import { FileSpreadsheet } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { DropZone, FileTrigger, type FileDropItem } from 'react-aria-components'
import { Button } from '../../ui/Button'
import { Problem } from '../../ui/Problem'
import styles from './Owners.module.css'

/** A file's name and its text; `key` is another one for each that is chosen. */
export interface ChosenFile {
  readonly key: string
  readonly name: string
  readonly text: string
}

interface ChooseFileProps {
  readonly isChosen: boolean
  /** What it has to be: "a list of owners". */
  readonly what: string
  readonly words: string
  readonly onFile: (file: ChosenFile) => void
}

/** What is larger is no list of people; main says how long one may be. */
const MOST_BYTES = 20_000_000

/** A CSV file by the system's dialog, or dropped here. It is read here and goes nowhere else. */
export function ChooseFile({ isChosen, what, words, onFile }: ChooseFileProps): ReactNode {
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size > MOST_BYTES) return setProblem(`${file.name} is too large to be ${what}.`)
    try {
      // A spreadsheet's own encoding shows itself by what UTF-8 cannot be.
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
      setProblem(null)
      onFile({ key: crypto.randomUUID(), name: file.name, text })
    } catch {
      setProblem(`${file.name} is not UTF-8 text. In a spreadsheet, save it as “CSV UTF-8”.`)
    }
  }
  return (
    <>
      {problem === null ? null : <Problem alert>{problem}</Problem>}
      <DropZone
        className={styles.drop ?? ''}
        onDrop={({ items }) => {
          const file = items.find((item): item is FileDropItem => item.kind === 'file')
          void file?.getFile().then(take)
        }}
      >
        <FileSpreadsheet size={16} aria-hidden="true" />
        <span className={styles.dropWords}>{words}</span>
        <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(files) => void take(files?.[0])}>
          <Button variant={isChosen ? 'plain' : 'primary'} autoFocus={!isChosen}>
            {isChosen ? 'Choose another file…' : 'Choose a file…'}
          </Button>
        </FileTrigger>
      </DropZone>
    </>
  )
}
