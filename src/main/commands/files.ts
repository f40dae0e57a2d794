import { FILE_LIMITS } from '../../contract/fileLimits'
import { Failure } from '../domain/failure'
import { imageKind } from '../domain/files/imageKind'
import { isLoopback } from '../intercom/endpoint'
import { fileBytes, receivedFile, type FileSource } from '../sync/receivedFile'
import type { IntercomProfile } from '../session/profile'
import { done, type CommandContext, type Handlers } from './context'

type Family = Pick<Handlers, 'files.show' | 'files.save' | 'conversations.loadImages'>

/** Files that came with messages: main alone fetches, by the message's own address, and only when the rep asks. */
export const fileCommands: Family = {
  async 'files.show'(input, context) {
    const pieces: Uint8Array[] = []
    for await (const piece of fileBytes(sourceOf(context), input, FILE_LIMITS.shown)) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    const kind = imageKind(bytes)
    if (!kind) throw new Failure('unsupported', 'This is no picture that Repdesk shows. It can be saved instead.')
    const { type, width, height } = kind
    return { url: `data:${type};base64,${bytes.toString('base64')}`, width, height }
  },
  async 'files.save'(input, context) {
    const source = sourceOf(context)
    const { name } = receivedFile(source, input)
    const pieces = fileBytes(source, input, FILE_LIMITS.saved)
    const { files } = context.options
    if (files) {
      const isSaved = await files.save({ name, kind: 'File' }, pieces)
      return { outcome: isSaved ? 'saved' : 'cancelled', name, text: null, bytes: null }
    }
    const all: Uint8Array[] = []
    for await (const piece of pieces) all.push(piece)
    return { outcome: 'download', name, text: null, bytes: Buffer.concat(all).toString('base64') }
  },
  'conversations.loadImages'({ conversationId, on }, context) {
    context.session().store.files.setLoadsImages(conversationId, on)
    context.changed(['conversations'], [conversationId])
    return done
  },
}

function sourceOf(context: CommandContext): FileSource {
  const { options } = context
  const { sync, profile } = context.session()
  return { sync, downloads: options.downloads, ids: options.ids, isStandIn: isStandIn(profile) }
}

/** Whether the workspace is a stand-in on this machine, whose files are on it, too. */
export function isStandIn({ baseUrl }: IntercomProfile): boolean {
  return URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname)
}
