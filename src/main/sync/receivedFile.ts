import { FILE_LIMITS } from '../../contract/fileLimits'
import { asFailure, Failure } from '../domain/failure'
import { isFetchable } from '../domain/files/fetchable'
import { partFiles, sourceOf, type PartFile } from '../domain/files/partFiles'
import type { Ids } from '../ports/ids'
import type { Downloads } from '../ports/network'
import type { ReceivedKey } from '../store/types'
import { turnKeeper } from '../turns'
import type { SyncContext } from './context'
import { fetchFile, tooLarge } from './fetchFile'
import { pullPartsOf } from './pullParts'

/** What files take of the cache at most, bytes. */
const BUDGET = 200_000_000
const PIECE = 256 * 1024

export interface FileSource {
  sync: SyncContext
  downloads: Downloads
  ids: Ids
  /** Whether the workspace is a stand-in on this machine. */
  isStandIn: boolean
}

/** Which file: its message, and its place there. */
export interface FileAddress {
  conversationId: string
  partId: string
  fileId: string
}

/** The file of a cached message; fails with `not_found` where it is not there, or is none that can be fetched. */
export function receivedFile(
  { sync, isStandIn }: FileSource,
  { conversationId, partId, fileId }: FileAddress,
): PartFile {
  const part = sync.store.conversations.parts(conversationId).find((one) => one.id === partId)
  const files = part ? partFiles(part, (url) => isFetchable(url, isStandIn)) : []
  const file = files.find((one) => one.id === fileId)
  if (!file) throw new Failure('not_found', 'This file is not in the conversation any more.')
  return file
}

/**
 * The bytes of a file: from the cache, else from where Intercom keeps it. Its addresses run out, so that one which leads nowhere
 * is asked for once more. What is not larger than a picture may be stays in the cache. `most`: bytes; more fails with `validation`.
 */
export async function* fileBytes(source: FileSource, address: FileAddress, most: number): AsyncGenerator<Uint8Array> {
  const { store, clock } = source.sync
  const cached = store.files.received(keyOf(address, receivedFile(source, address)), clock.now())
  if (cached) {
    if (cached.length > most) throw tooLarge(most)
    yield cached
    return
  }
  const kept: Uint8Array[] = []
  let size = 0
  for await (const piece of fetched(source, address, most)) {
    size += piece.length
    if (size <= FILE_LIMITS.shown) kept.push(piece)
    yield piece
  }
  if (size <= FILE_LIMITS.shown) await keep(source, address, Buffer.concat(kept))
}

async function* fetched(source: FileSource, address: FileAddress, most: number): AsyncGenerator<Uint8Array> {
  const { url } = receivedFile(source, address)
  const request = { most, isStandIn: source.isStandIn }
  let hasBegun = false
  try {
    for await (const piece of fetchFile(source.downloads, { ...request, url })) {
      hasBegun = true
      yield piece
    }
    return
  } catch (thrown) {
    if (hasBegun || asFailure(thrown).code !== 'gone') throw thrown
  }
  await pullPartsOf(source.sync, [address.conversationId], new AbortController().signal)
  const again = receivedFile(source, address)
  if (again.url === url) throw new Failure('gone', 'Intercom does not have this file any more.')
  yield* fetchFile(source.downloads, { ...request, url: again.url })
}

/** A file that cannot be kept was fetched all the same. */
async function keep(source: FileSource, address: FileAddress, bytes: Uint8Array): Promise<void> {
  const { store, clock, logger } = source.sync
  const id = source.ids.next()
  try {
    const breathing = turnKeeper()
    for (let seq = 0; seq * PIECE < bytes.length; seq++) {
      store.files.putPiece(id, seq, bytes.subarray(seq * PIECE, (seq + 1) * PIECE))
      await breathing()
    }
    store.files.keep(id, keyOf(address, receivedFile(source, address)), bytes.length, BUDGET, clock.now())
  } catch (thrown) {
    logger.warn('A file was not kept', { code: asFailure(thrown).code })
    store.files.dropPieces(id)
  }
}

function keyOf({ conversationId, partId, fileId }: FileAddress, { url }: PartFile): ReceivedKey {
  return { conversationId, partId, ref: fileId, source: sourceOf(url) }
}
