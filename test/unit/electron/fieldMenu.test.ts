import { expect, test } from 'vitest'
import { checksSpelling, fieldMenu } from '../../../src/main/electron/fieldMenu'

test('spelling is checked where the system does it, and nowhere that a dictionary would be fetched', () => {
  expect(checksSpelling('darwin')).toBe(true)
  for (const platform of ['linux', 'win32', 'freebsd'] as const) expect(checksSpelling(platform)).toBe(false)
})

test('a text field offers other spellings first; what is no field offers nothing', () => {
  const replaced: string[] = []
  const replace = (word: string): void => void replaced.push(word)
  const under = { isEditable: true, misspelledWord: 'recieve', dictionarySuggestions: ['receive', 'relieve'] }
  const menu = fieldMenu(under, replace)
  expect(menu.map((item) => item.label ?? item.role ?? item.type)).toEqual([
    'receive',
    'relieve',
    'separator',
    'cut',
    'copy',
    'paste',
    'separator',
    'selectAll',
  ])
  const click = menu[0]?.click as (() => void) | undefined
  click?.()
  expect(replaced).toEqual(['receive'])
  expect(fieldMenu({ ...under, misspelledWord: '' }, replace)[0]).toEqual({ role: 'cut' })
  expect(fieldMenu({ ...under, isEditable: false }, replace)).toEqual([])
})
