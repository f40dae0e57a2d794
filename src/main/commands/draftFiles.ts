import { FILE_LIMITS } from '../../contract/fileLimits'
import type { DraftMode } from '../../contract/models'
import { Failure } from '../domain/failure'
import { safeFileName } from '../domain/files/fileName'
import type { Session } from '../session/sessionParts'
import type { Store } from '../store/types'
import { done, type Handlers } from './context'

type Family = Pick<Handlers, 'drafts.files' | 'drafts.attach' | 'drafts.detach'>

/** A file that is coming in pieces. */
interface Upload {
  conversationId: string
  mode: DraftMode
  pieces: number
  size: number
}

/** Begun and not ended at once; the oldest gives way. */
const MOST_UPLOADS = 20

/** By store, since another one knows nothing of them. What an ended process left is dropped at the next start. */
const uploads = new WeakMap<Store, Map<string, Upload>>()

/** Files that go with what is being written; kept with the draft, in the encrypted file alone. */
export const draftFileCommands: Family = {
  'drafts.files': ({ conversationId }, context) => ({ files: context.session().store.files.ofDraft(conversationId) }),
  'drafts.attach'({ conversationId, mode, upload, data, last }, context) {
    const session = context.session()
    const { store } = session
    const begun = uploads.get(store) ?? new Map<string, Upload>()
    uploads.set(store, begun)
    const id = upload ?? context.options.ids.next()
    const one = upload === null ? { conversationId, mode, pieces: 0, size: 0 } : begun.get(id)
    if (!one || one.conversationId !== conversationId || one.mode !== mode) {
      throw new Failure('validation', 'This file did not come whole. Attach it again.')
    }
    const bytes = Buffer.from(data, 'base64')
    const size = one.size + bytes.length
    try {
      if (upload === null) refuseTooMany(session, one)
      refuseTooLarge(session, one, size)
      if (bytes.length > 0) store.files.putPiece(id, one.pieces, bytes)
      begun.set(id, { ...one, pieces: one.pieces + 1, size })
      if (last) attach(session, id, { ...one, size }, last)
    } catch (thrown) {
      begun.delete(id)
      store.files.dropPieces(id)
      throw thrown
    }
    if (last) {
      begun.delete(id)
      context.changed(['conversations'], [conversationId])
    }
    const oldest = begun.keys().next().value
    if (begun.size > MOST_UPLOADS && oldest !== undefined) {
      begun.delete(oldest)
      store.files.dropPieces(oldest)
    }
    return { upload: id }
  },
  'drafts.detach'({ conversationId, fileId }, context) {
    if (context.session().store.files.detach(conversationId, fileId)) {
      context.changed(['conversations'], [conversationId])
    }
    return done
  },
}

function attach(
  session: Session,
  id: string,
  upload: Upload,
  { name, contentType }: { name: string; contentType: string },
): void {
  if (upload.size === 0) throw new Failure('validation', 'This file is empty.')
  refuseTooMany(session, upload)
  const file = {
    id,
    name: safeFileName(name, 'attachment'),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
    size: upload.size,
  }
  if (!session.store.files.attach(upload.conversationId, upload.mode, file)) {
    throw new Failure('not_found', 'This conversation is not on this desk any more.')
  }
}

function refuseTooMany({ store }: Session, { conversationId, mode }: Upload): void {
  const files = store.files.ofDraft(conversationId).filter((file) => file.mode === mode)
  if (files.length >= FILE_LIMITS.count) {
    throw new Failure('validation', `At most ${FILE_LIMITS.count} files go with one message.`)
  }
}

function refuseTooLarge({ store }: Session, { conversationId, mode }: Upload, size: number): void {
  const files = store.files.ofDraft(conversationId).filter((file) => file.mode === mode)
  const together = files.reduce((sum, file) => sum + file.size, size)
  if (together > FILE_LIMITS.together) {
    const most = FILE_LIMITS.together / 1_000_000
    throw new Failure('validation', `The files of one message may have ${most} MB together.`)
  }
}
