import type { AttributeDefinition } from '../domain/mapping/attributes'
import type { IntercomDataAttribute } from '../ports/intercom'
import type { Store } from './types'

const KEY = 'intercom.dataAttributes'

/** The workspace's own attributes of people and companies as last read, with when (ms); null before that. */
export function readDefinitions({ meta }: Pick<Store, 'meta'>): { at: number; items: AttributeDefinition[] } | null {
  const text = meta.get(KEY)
  return text === null ? null : (JSON.parse(text) as { at: number; items: AttributeDefinition[] })
}

/** Keeps the workspace's own among all that Intercom lists; the standard ones are known. */
export function saveDefinitions(
  { meta }: Pick<Store, 'meta'>,
  all: readonly IntercomDataAttribute[],
  at: number,
): void {
  const items = all
    .filter((one) => one.isCustom)
    .map(({ isCustom: _custom, ...definition }): AttributeDefinition => definition)
  meta.set(KEY, JSON.stringify({ at, items }))
}
