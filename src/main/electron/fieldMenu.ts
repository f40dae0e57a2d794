import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/**
 * Whether what the rep types is checked for spelling. On a Mac the system does it, with dictionaries of its own. Elsewhere
 * Chromium would fetch Hunspell dictionaries from its maker's server (Electron documentation, "SpellChecker"), which has no
 * business with reps' words, so it stays off.
 */
export function checksSpelling(platform: NodeJS.Platform): boolean {
  return platform === 'darwin'
}

/**
 * What a right click in a text field offers: other spellings where the system knows some, then the platform's own actions. Empty
 * for everything that is not a text field.
 */
export function fieldMenu(
  { isEditable, misspelledWord, dictionarySuggestions }: FieldUnderPointer,
  replace: (word: string) => void,
): MenuItemConstructorOptions[] {
  if (!isEditable) return []
  const spellings = misspelledWord === '' ? [] : dictionarySuggestions.slice(0, 5)
  const others: MenuItemConstructorOptions[] = spellings.map((word) => ({ label: word, click: () => replace(word) }))
  return [
    ...others,
    ...(others.length > 0 ? [{ type: 'separator' as const }] : []),
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { type: 'separator' },
    { role: 'selectAll' },
  ]
}

type FieldUnderPointer = Pick<ContextMenuParams, 'isEditable' | 'misspelledWord' | 'dictionarySuggestions'>
