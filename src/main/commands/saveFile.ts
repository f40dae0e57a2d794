import type { SavedFile } from '../../contract/models'
import type { NewFile } from '../ports/files'
import type { CommandContext } from './context'

/** Saves by the system's dialog; where there is none (the preview), the page gets the text to download. */
export async function saveFile(
  context: CommandContext,
  file: NewFile,
  pieces: AsyncIterable<string>,
): Promise<SavedFile> {
  const { files } = context.options
  if (files) {
    const isSaved = await files.save(file, pieces)
    return { outcome: isSaved ? 'saved' : 'cancelled', name: file.name, text: null }
  }
  let text = ''
  for await (const piece of pieces) text += piece
  return { outcome: 'download', name: file.name, text }
}
