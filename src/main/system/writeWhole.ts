import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { Failure } from '../domain/failure'

/**
 * Writes a file piece by piece, readable by this user alone (mode 0600). It stands beside its place until it is whole, so
 * that what was there before is replaced by all of it or stays. Fails with `unsupported` where the place cannot be
 * written, and with what a piece fails with.
 */
export async function writeWhole(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      for await (const piece of pieces) await file.appendFile(piece)
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
