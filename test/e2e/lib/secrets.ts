import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import keytar from 'keytar'
import { keychainService } from '../../../src/main/compose'
import type { Simulator } from '../../../src/simulator'

/** Something that must not be readable, and what to call it in a failure. */
export interface Word {
  what: string
  text: string
}

/** The secrets of a run: heard on the way to the stand-ins, and asked of the keychain. */
export interface HeardSecrets {
  /** Tokens sent or stored, and the cache's key, so far. */
  all(dataFolder: string): Promise<Word[]>
  stop(): void
}

const REQUEST = 'http.server.request.start'

/** Listens to what the app sends the stand-ins, which run in this process. */
export function collectSecrets(simulator: Simulator): HeardSecrets {
  const bearers = new Set<string>()
  const onRequest = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage }
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) bearers.add(bearer)
  }
  subscribe(REQUEST, onRequest)
  return {
    async all(dataFolder) {
      const sent = simulator.salesforce.requests.filter((one) => one.url.startsWith('/services/oauth2/token'))
      const given = sent.flatMap(({ body }) =>
        ['refresh_token', 'code', 'code_verifier'].map((name) => new URLSearchParams(body).get(name)),
      )
      const stored = await keytar.findCredentials(keychainService(dataFolder))
      if (stored.length === 0) throw new Error('The keychain holds nothing of this run')
      return [
        { what: 'the Intercom token', text: simulator.ready.intercom.token },
        ...[...bearers].map((text) => ({ what: 'a bearer token', text })),
        ...given.filter((one) => one !== null).map((text) => ({ what: 'a token or code of the sign-in', text })),
        ...stored.map(({ account, password }) => ({ what: `keychain entry ${account}`, text: password })),
      ]
    },
    stop: () => void unsubscribe(REQUEST, onRequest),
  }
}

/** What the cache holds of people: every email, and full names. */
export function cachedWords({ world }: Simulator): Word[] {
  const mine = world.intercom.contacts.filter((one) => one.owner_id === world.rep.adminId)
  const emails = mine.flatMap(({ email }) => (email === null ? [] : [{ what: 'an email', text: email }]))
  const names = mine.slice(0, 200).flatMap(({ name }) => (name?.includes(' ') ? [{ what: 'a name', text: name }] : []))
  return [...emails, ...names]
}

/**
 * Looks for words in the names and bytes of every file below a folder (see wordsIn). Answers file and word for each hit.
 */
export async function findWords(folder: string, words: readonly Word[]): Promise<string[]> {
  const found: string[] = []
  const needles = needlesOf(words)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = relative(folder, join(entry.parentPath, entry.name))
    const bytes = await readFile(join(folder, file)).catch(() => Buffer.alloc(0))
    found.push(...search(Buffer.concat([Buffer.from(`${file}\n`), bytes]), needles).map((hit) => `${file}: ${hit}`))
  }
  return found
}

/**
 * The words that are in some bytes: as UTF-8 and UTF-16LE, in hex (either case) and in base64 at any offset; keys in
 * hex also as the bytes they stand for.
 */
export function wordsIn(bytes: Buffer, words: readonly Word[]): string[] {
  return search(bytes, needlesOf(words))
}

interface Needle {
  name: string
  bytes: Buffer
}

/** Needles by their first three bytes, and which such beginnings there are: one walk over the bytes finds all. */
interface Needles {
  begins: Uint8Array
  byBeginning: Map<number, Needle[]>
}

function needlesOf(words: readonly Word[]): Needles {
  const needles: Needles = { begins: new Uint8Array(1 << 24), byBeginning: new Map() }
  for (const { what, text } of words) {
    for (const bytes of formsOf(text)) {
      if (bytes.length < 4) throw new Error(`${what} is too short to look for`)
      const beginning = bytes.readUIntBE(0, 3)
      needles.begins[beginning] = 1
      const list = needles.byBeginning.get(beginning) ?? []
      needles.byBeginning.set(beginning, list)
      list.push({ name: `${what} (${text.slice(0, 6)}…)`, bytes })
    }
  }
  return needles
}

function search(bytes: Buffer, { begins, byBeginning }: Needles): string[] {
  const found = new Set<string>()
  let last = 0
  for (let end = 0; end < bytes.length; end += 1) {
    last = ((last << 8) | bytes[end]!) & 0xffffff
    if (begins[last] === 0 || end < 2) continue
    for (const needle of byBeginning.get(last) ?? []) {
      if (bytes.subarray(end - 2, end - 2 + needle.bytes.length).equals(needle.bytes)) found.add(needle.name)
    }
  }
  return [...found]
}

function formsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  const raw = /^(?:[0-9a-f]{2}){16,}$/.test(text) ? [Buffer.from(text, 'hex'), Buffer.from(text.toUpperCase())] : []
  return [
    utf8,
    wide,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64Forms(utf8),
    ...raw,
    ...raw.slice(0, 1).flatMap(base64Forms),
  ]
}

/** The characters that stand for these bytes whatever is before them: one form for each offset in a group of three. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const start = before === 0 ? 0 : before + 1
    const whole = Math.floor((before + bytes.length) / 3) * 4
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(start, whole)
    const inUrls = text.replaceAll('+', '-').replaceAll('/', '_')
    return [...new Set([text, inUrls])].map((one) => Buffer.from(one))
  })
}
