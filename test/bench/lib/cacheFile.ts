import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The cache that a first sync has left behind, and its key among the secrets of that desk. */
export interface CacheFile {
  file: string
  key: Buffer
}

/** Finds the cache in a data folder. Throws where there is not exactly one with a key. */
export function findCache(dataFolder: string, secrets: ReadonlyMap<string, string>): CacheFile {
  const folder = join(dataFolder, 'data')
  const files = readdirSync(folder).filter((name) => name.endsWith('.repdesk'))
  const [name] = files
  const key = secrets.get(`store.key.${name ?? ''}`)
  if (name === undefined || files.length !== 1 || key === undefined) throw new Error('The first sync left no cache')
  return { file: join(folder, name), key: Buffer.from(key, 'hex') }
}

/** Megabytes of a cache with its write-ahead log. */
export function cacheMb({ file }: CacheFile): number {
  const bytes = ['', '-wal'].map((ending) => statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0)
  return bytes.reduce((sum, size) => sum + size, 0) / 2 ** 20
}

/** The name of a copy beside the cache. */
export function besides(cache: CacheFile, name: string): string {
  return join(cache.file, '..', `${basename(cache.file)}.${name}`)
}
