/** The rooms of src, and which rooms each may import (DESIGN: imports run one way). */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  contract: [],
  'main/domain': ['contract'],
  'main/ports': ['contract', 'main/domain'],
  'main/store': ['contract', 'main/domain', 'main/ports', 'main/turns'],
  'main/salesforce': ['contract', 'main/domain', 'main/ports', 'main/turns'],
  'main/intercom': ['contract', 'main/domain', 'main/ports', 'main/turns'],
  'main/credentials': ['contract', 'main/domain', 'main/ports'],
  'main/net': ['contract', 'main/domain', 'main/ports'],
  'main/system': ['contract', 'main/domain', 'main/ports'],
  'main/turns': [],
  'main/page': ['contract'],
  'main/sync': [
    'contract',
    'main/domain',
    'main/ports',
    'main/store',
    'main/salesforce',
    'main/intercom',
    'main/turns',
  ],
  'main/outbox': [
    'contract',
    'main/domain',
    'main/ports',
    'main/store',
    'main/salesforce',
    'main/intercom',
    'main/turns',
  ],
  'main/session': [
    'contract',
    'main/domain',
    'main/ports',
    'main/store',
    'main/salesforce',
    'main/intercom',
    'main/credentials',
    'main/sync',
    'main/outbox',
    'main/turns',
  ],
  'main/commands': [
    'contract',
    'main/domain',
    'main/ports',
    'main/store',
    'main/salesforce',
    'main/intercom',
    'main/sync',
    'main/outbox',
    'main/session',
    'main/turns',
  ],
  'main/core': ['contract', 'main/domain', 'main/ports', 'main/commands', 'main/session', 'main/sync'],
  'main/host': ['contract', 'main/domain', 'main/ports'],
  'main/demo': ['contract', 'main/domain', 'main/ports', 'main/credentials', 'main/compose', 'simulator'],
  'main/compose': [
    'contract',
    'main/ports',
    'main/core',
    'main/host',
    'main/demo',
    'main/credentials',
    'main/intercom',
    'main/salesforce',
  ],
  'main/electron': ['contract', 'main/domain', 'main/ports', 'main/net', 'main/page', 'main/system'],
  'main/preview': ['contract', 'main/domain', 'main/ports', 'main/net', 'main/page', 'main/system', 'main/compose'],
  'main/index': ['main/compose', 'main/electron'],
  preload: ['contract'],
  renderer: ['contract'],
  simulator: [],
}

/** Packages that belong to one room alone. */
export const PACKAGE_ROOMS: Record<string, readonly string[]> = {
  electron: ['main/electron', 'main/index', 'preload'],
  'electron-updater': ['main/electron'],
  'better-sqlite3': ['main/store'],
  keytar: ['main/credentials'],
  jsforce: ['main/salesforce'],
  'sanitize-html': ['main/intercom'],
  '@jetstreamapp/soql-parser-js': ['simulator'],
}

/** `src/main/store/types.ts` → `main/store`; `src/main/core.ts` → `main/core`; `src/renderer/src/x.tsx` → `renderer`. */
export function roomOf(path: string): string {
  const parts = path
    .replace(/^src\//, '')
    .replace(/\.[a-z]+$/, '')
    .split('/')
  return parts[0] === 'main' ? `main/${parts[1]}` : parts[0]!
}

/** Why `from` may not import `to` (both `src/...`), or null where it may. */
export function forbidden(from: string, to: string): string | null {
  const [room, target] = [roomOf(from), roomOf(to)]
  if (room === target) return null
  const allowed = MAY_IMPORT[room]
  if (!allowed) return `${from}: the room ${room} has no rule`
  return allowed.includes(target) ? null : `${from} (${room}) imports ${to} (${target})`
}

/** Why `from` may not import the package, or null where it may. */
export function forbiddenPackage(from: string, name: string): string | null {
  const room = roomOf(from)
  if (room === 'contract' && name !== 'zod') return `${from} imports ${name}: the contract imports zod alone`
  if ((room === 'renderer' || room === 'contract') && name.startsWith('node:')) return `${from} imports ${name}`
  const rooms = PACKAGE_ROOMS[name]
  return rooms && !rooms.includes(room) ? `${from} imports ${name}, which belongs to ${rooms.join(', ')}` : null
}
