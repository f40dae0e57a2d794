import { randomBytes } from 'node:crypto'
import { readdirSync, type Dirent } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** The nonce's place in index.html. */
export const NONCE_PLACE = '__CSP_NONCE__'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

export interface PageFile {
  type: string
  body: Buffer
  /** The nonce that was put into an HTML file; fresh for every other kind, too, so that no header is without one. */
  nonce: string
}

export interface PageFiles {
  /** The file at a URL's path (`/index.html`, `/assets/index-abc.js`), or null. There is no index and no fallback. */
  read(pathname: string): Promise<PageFile | null>
}

/**
 * The bundle of the renderer, as a closed list made once from `folder`: what is not in the list does not exist, so no
 * spelling of `..` reaches another file. Symbolic links and unknown types are left out.
 */
export function createPageFiles(folder: string): PageFiles {
  const files = new Map<string, string>()
  for (const entry of listFiles(folder)) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && extname(entry.name) in TYPES) {
      files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
    }
  }
  return {
    read: async (pathname) => {
      const file = files.get(pathname)
      if (file === undefined) return null
      const nonce = newNonce()
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      const body = await readFile(file)
      return { type, nonce, body: type.startsWith('text/html') ? withNonce(body, nonce) : body }
    },
  }
}

/** A nonce of 128 random bits for one load of the page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** An HTML file with this load's nonce in its place. */
export function withNonce(html: Buffer, nonce: string): Buffer {
  return Buffer.from(html.toString('utf8').replaceAll(NONCE_PLACE, nonce), 'utf8')
}

function listFiles(folder: string): Dirent[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
}
