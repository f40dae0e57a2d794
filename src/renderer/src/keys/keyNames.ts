import { shortcutOf, type CommandId } from './shortcuts'

/** True on a Mac, where the command key does what Ctrl does elsewhere. */
export const isMac = /mac/i.test(navigator.platform)

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
  ' ': 'Space',
}

/** A key as it is printed: "mod+k" as "⌘K" or "Ctrl K". */
export function keyLabel(key: string): string {
  if (key.startsWith('mod+')) return isMac ? `⌘${keyLabel(key.slice(4))}` : `Ctrl ${keyLabel(key.slice(4))}`
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/** The first way to press a command, key by key, as printed; empty where it has no keys. */
export function keysOf(id: CommandId): readonly string[] {
  return (shortcutOf(id).keys[0] ?? []).map(keyLabel)
}

/** The chord that a key event is, in the table's spelling. */
export function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return (isMac ? event.metaKey : event.ctrlKey) ? `mod+${key}` : key
}

/** True where the focus is in something that takes typing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}
