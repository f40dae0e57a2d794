import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MOST_BYTES = 128 * 1024
const MOST_LINES = 400

/** The last lines of the log in `folder`, oldest first: at most 400 and 128 KiB. None where there is no log. */
export function readLogTail(folder: string): string[] {
  const file = join(folder, 'repdesk.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return []
  const length = Math.min(size, MOST_BYTES)
  const buffer = Buffer.alloc(length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, buffer, 0, length, size - length)
  } finally {
    closeSync(handle)
  }
  const lines = buffer.toString('utf8').split('\n').filter(Boolean)
  // The first may have lost its beginning.
  return (length < size ? lines.slice(1) : lines).slice(-MOST_LINES)
}
