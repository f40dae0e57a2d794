import type { AutomationKind } from '../../../contract/models'

/** The switch behind an automatic write, as its payload's `origin.setting` names it. */
export type AutomaticSetting = 'mapping' | 'placeholder' | 'salesforceAttributes' | 'owners'

const KIND: Record<AutomaticSetting, Exclude<AutomationKind, 'tasks'>> = {
  mapping: 'mapping',
  placeholder: 'mapping',
  salesforceAttributes: 'attributes',
  owners: 'owners',
}

/** The kind of automatic writes that a payload belongs to; null for what the rep does by hand, and for Tasks. */
export function automaticKind(payload: Readonly<Record<string, unknown>>): Exclude<AutomationKind, 'tasks'> | null {
  const { origin } = payload
  if (typeof origin !== 'object' || origin === null || !('setting' in origin)) return null
  const { setting } = origin
  return typeof setting === 'string' && Object.hasOwn(KIND, setting) ? KIND[setting as AutomaticSetting] : null
}
