import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { dialog } from 'electron'
import { Failure } from '../domain/failure'
import type { FileSaver } from '../ports/files'

/** The system's own save dialog. Readable by this user alone (mode 0600), since it holds customers' data. */
export const systemFileSaver: FileSaver = {
  async save({ name, kind }, pieces) {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: name,
      filters: [{ name: kind, extensions: [extname(name).slice(1)] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return false
    await writeWhole(filePath, pieces)
    return true
  },
}

/** Beside its place first, so that what stood there before is replaced by the whole file or not at all. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      for await (const piece of pieces) await file.write(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    if (cause instanceof Failure) throw cause
    throw new Failure('unsupported', 'The file could not be written there. Choose another folder.', { cause })
  }
}
