import { FILE_LIMITS } from '../../../../contract/fileLimits'
import { useState } from 'react'
import type { DraftFile, DraftMode } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { useDraftFiles } from '../../queries/files'

export interface Attach {
  /** Those of this mode, in order. */
  readonly files: readonly DraftFile[]
  /** Names of what is on its way into the draft. */
  readonly coming: readonly string[]
  readonly problem: string | null
  readonly add: (files: Iterable<File>) => void
  readonly remove: (fileId: string) => void
  /** What went wrong is of no matter any more: the message has left. */
  readonly forgetProblem: () => void
}

/** Files for what is being written: they go to main in pieces and are kept with the draft. */
export function useAttach(conversationId: string, mode: DraftMode): Attach {
  const files = useDraftFiles(conversationId).filter((file) => file.mode === mode)
  const [coming, setComing] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const detach = useCommand('drafts.detach')
  const add = async (chosen: readonly File[]): Promise<void> => {
    setProblem(null)
    setComing((names) => [...names, ...chosen.map((file) => file.name)])
    for (const file of chosen) {
      try {
        await attach(conversationId, mode, file)
      } catch (error) {
        setProblem(`${file.name}: ${sentenceOf(error)}`)
      }
      setComing((names) => names.toSpliced(names.indexOf(file.name), 1))
    }
  }
  return {
    files,
    coming,
    problem,
    add: (chosen) => void add([...chosen]),
    remove: (fileId) => {
      setProblem(null)
      detach.mutate({ conversationId, fileId })
    },
    forgetProblem: () => setProblem(null),
  }
}

async function attach(conversationId: string, mode: DraftMode, file: File): Promise<void> {
  const last = { name: file.name, contentType: file.type }
  let upload: string | null = null
  for (let from = 0; from === 0 || from < file.size; from += FILE_LIMITS.piece) {
    const to = from + FILE_LIMITS.piece
    const data = await base64Of(file.slice(from, to))
    const answer: { upload: string } = await ask('drafts.attach', {
      conversationId,
      mode,
      upload,
      data,
      last: to >= file.size ? last : null,
    })
    upload = answer.upload
  }
}

/** A call takes only so many arguments. */
const AT_ONCE = 0x4000

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(text)
}
