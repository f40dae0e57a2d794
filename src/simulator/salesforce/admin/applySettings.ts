import type { Settings } from '../settings'
import { isJsonObject } from '../writes/body'

/**
 * Sets what `changes` names; nested objects (rules, sharing) are merged, lists replaced. Throws for an unknown name or
 * a value of another kind, before anything is set.
 */
export function applySettings(settings: Settings, changes: Record<string, unknown>): void {
  const target: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in settings)) throw new Error(`no such setting: ${name}`)
    const current = target[name]
    const isNullable = name === 'autoApprove'
    if (!isNullable && kindOf(current) !== kindOf(value)) throw new Error(`${name} must be ${kindOf(current)}`)
    target[name] = merge(current, value)
  }
  Object.assign(settings, target)
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`
}

function merge(current: unknown, value: unknown): unknown {
  if (!isJsonObject(current) || !isJsonObject(value)) return value
  const out: Record<string, unknown> = { ...current }
  for (const [name, inner] of Object.entries(value)) out[name] = merge(out[name], inner)
  return out
}
