import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { invalid } from './errors'
import { isObject, type Json } from './input'
import type { AttachmentRow } from './store/rows'
import type { World } from './store/world'

const MAX_FILES = 10
const MAX_LOGGED = 500

/**
 * The attachments of a message: `attachment_urls` or `attachment_files` (base64), at most ten. Uploaded files are
 * kept and served by the download host. Throws 400 `parameter_invalid`.
 */
export function readAttachments(world: World, body: Json): AttachmentRow[] {
  const { attachment_urls: urls = [], attachment_files: files = [] } = body
  if (!Array.isArray(urls) || !Array.isArray(files)) throw invalid('Attachments must be an array')
  if (urls.length + files.length > MAX_FILES) throw invalid(`A maximum of ${MAX_FILES} attachments is allowed`)
  const uploads = files.map((file: unknown) => readFile(world, file))
  return [...urls.map((url: unknown) => linked(url)), ...uploads.map((upload) => store(world, upload))]
}

function linked(url: unknown): AttachmentRow {
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/.test(url)) throw invalid('Invalid attachment URL')
  const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || 'attachment'
  return { name, url, content_type: 'application/octet-stream', filesize: 0 }
}

/** A file as it came. */
export interface Upload {
  name: string
  contentType: string
  data: Buffer
}

function readFile(world: World, file: unknown): Upload {
  if (!isObject(file)) throw invalid('attachment_files must hold objects')
  const { name, content_type: contentType, data } = file
  if (typeof name !== 'string' || name === '' || typeof contentType !== 'string' || typeof data !== 'string') {
    throw invalid('attachment_files need name, content_type and data')
  }
  if (data === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(data) || data.length % 4 !== 0) {
    throw invalid('attachment_files data must be base64')
  }
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length > world.settings.maxAttachmentBytes) throw invalid('Attachment is too large')
  return { name, contentType, data: bytes }
}

/** Keeps a file as Intercom keeps what somebody attached; the answer goes with a message. */
export function store(world: World, upload: Upload): AttachmentRow {
  const id = world.ids.next('file')
  world.files.set(id, { contentType: upload.contentType, data: upload.data })
  return {
    name: upload.name,
    url: `${world.filesUrl}/i/o/${id}/${encodeURIComponent(upload.name)}`,
    content_type: upload.contentType,
    filesize: upload.data.length,
  }
}

/** A file that is kept, by its address. */
export function fileAt(world: World, url: string): { contentType: string; data: Buffer } | undefined {
  return world.files.get(idOf(url))
}

/** Removes a file that is kept: its address leads nowhere from then on. */
export function drop(world: World, url: string): void {
  world.files.delete(idOf(url))
}

function idOf(url: string): string {
  return /\/i\/o\/([^/]+)\//.exec(url)?.[1] ?? ''
}

const SIGNED_IN_STEPS_OF = 900

/** The address of a file as an answer shows it: signed, and good for `fileUrlSeconds`, where that is set. */
export function signedUrl(world: World, url: string): string {
  const { fileUrlSeconds } = world.settings
  if (fileUrlSeconds <= 0 || !url.startsWith(`${world.filesUrl}/`)) return url
  const expires = Math.ceil((world.now() + fileUrlSeconds) / SIGNED_IN_STEPS_OF) * SIGNED_IN_STEPS_OF
  return `${url}?expires=${expires}&signature=${signature(url, expires)}`
}

function signature(url: string, expires: number): string {
  return createHash('sha256')
    .update(`${new URL(url).pathname} ${expires}`)
    .digest('hex')
    .slice(0, 32)
}

function isSigned(world: World, address: URL): boolean {
  if (world.settings.fileUrlSeconds <= 0) return true
  const expires = Number(address.searchParams.get('expires'))
  return expires > world.now() && address.searchParams.get('signature') === signature(address.href, expires)
}

/** The host that attachments are downloaded from: another origin than the API, as in the real service. No token. */
export interface FileHost {
  /** The last downloads, oldest first: path and headers. */
  readonly requests: readonly { url: string; headers: IncomingHttpHeaders }[]
  listen(): Promise<string>
  close(): Promise<void>
  setNetworkDown(down: boolean): void
}

/** A download host over the files of a world, on 127.0.0.1 and any free port. */
export function createFileHost(world: World): FileHost {
  const sockets = new Set<Socket>()
  const requests: { url: string; headers: IncomingHttpHeaders }[] = []
  let down = false
  const server = createServer((request, response) => {
    if (down) {
      request.socket.resetAndDestroy()
      return
    }
    requests.push({ url: request.url ?? '', headers: request.headers })
    if (requests.length > MAX_LOGGED) requests.shift()
    const file = fileAt(world, request.url ?? '')
    if (!file || request.method !== 'GET') {
      response.writeHead(404).end()
      return
    }
    if (!isSigned(world, new URL(request.url ?? '/', world.filesUrl))) {
      response.writeHead(403).end()
      return
    }
    response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.data.length }).end(file.data)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  return {
    requests,
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    setNetworkDown(next) {
      down = next
      if (down) for (const socket of sockets) socket.resetAndDestroy()
    },
  }
}
