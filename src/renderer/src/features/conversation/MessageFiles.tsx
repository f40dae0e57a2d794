import { Download, Eye, FileText, ImageIcon, Paperclip, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Attachment } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { tellSaved } from '../../bridge/savedFile'
import { fileSize } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { usePicture, type FileAddress } from '../../queries/files'
import { Button } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import styles from './Files.module.css'

interface MessageFilesProps {
  readonly conversationId: string
  readonly partId: string
  readonly files: readonly Attachment[]
  /** The rep has chosen to see the pictures of this conversation. */
  readonly load: boolean
}

/** The files of a message. Nothing is fetched before the rep asks, or has asked for all pictures of the conversation. */
export function MessageFiles({ conversationId, partId, files, load }: MessageFilesProps): ReactNode {
  return (
    <ul className={styles.files} aria-label="Files">
      {files.map((file, at) => (
        <li key={file.id ?? `none-${at}`} className={styles.file}>
          {file.id === null ? (
            <Named file={file} />
          ) : (
            <Received file={file} address={{ conversationId, partId, fileId: file.id }} load={load} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Named({ file }: { readonly file: Attachment }): ReactNode {
  const Icon = file.kind === 'image' ? ImageIcon : file.kind === 'program' ? TriangleAlert : Paperclip
  return (
    <span className={styles.name}>
      <Icon size={13} aria-hidden="true" />
      <Truncate>{file.name}</Truncate>
      {file.size === null ? null : <span className={styles.size}>{fileSize(file.size)}</span>}
    </span>
  )
}

interface ReceivedProps {
  readonly file: Attachment
  readonly address: FileAddress
  readonly load: boolean
}

function Received({ file, address, load }: ReceivedProps): ReactNode {
  const [asked, setAsked] = useState(false)
  const save = useCommand('files.save', {
    onDone: (saved) => tellSaved(saved, `${saved.name} was saved`),
  })
  const isPicture = file.kind === 'image'
  const wanted = isPicture && (load || asked)
  const picture = usePicture(address, wanted)
  return (
    <>
      <span className={styles.line}>
        <Named file={file} />
        {isPicture && !wanted ? (
          <Button
            size="small"
            variant="quiet"
            icon={<Eye size={13} />}
            aria-label={`Show ${file.name}`}
            onPress={() => setAsked(true)}
          >
            Show
          </Button>
        ) : null}
        <Button
          size="small"
          variant="quiet"
          icon={<Download size={13} />}
          aria-label={`Save ${file.name}`}
          isDisabled={save.isPending}
          onPress={() => save.mutate({ ...address })}
        >
          Save
        </Button>
      </span>
      {file.kind === 'program' ? (
        <span className={styles.warning}>This can run on your computer. Save it only if you expected it.</span>
      ) : null}
      {wanted && picture.isFetching ? (
        <span className={styles.waiting} role="status">
          <FileText size={13} aria-hidden="true" /> Loading {file.name}
        </span>
      ) : null}
      {wanted && picture.error && !picture.isFetching ? (
        <span className={styles.problem} role="alert">
          <span>{sentenceOf(picture.error)}</span>
          <Button size="small" variant="quiet" onPress={() => void picture.refetch()}>
            Try again
          </Button>
        </span>
      ) : null}
      {wanted && picture.data ? (
        <img
          className={styles.picture}
          src={picture.data.url}
          width={picture.data.width}
          height={picture.data.height}
          alt={file.name}
        />
      ) : null}
    </>
  )
}
