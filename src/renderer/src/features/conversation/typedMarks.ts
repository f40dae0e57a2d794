/** What the buttons and keys put around the words that are selected (contract/marks.ts). */
export type Mark = 'bold' | 'italic' | 'link' | 'list'

const around = { bold: '**', italic: '_' } as const

/** Puts a mark around the selection of a text field, or takes it off, as one step that the field can undo. */
export function typeMark(field: HTMLTextAreaElement, mark: Mark): void {
  field.focus()
  if (mark === 'list') list(field)
  else if (mark === 'link') link(field)
  else surround(field, around[mark])
}

/**
 * Enter at the end of a list line goes on with the list; in an item without words it ends it. True where it did, and the key
 * is to do nothing else.
 */
export function goOnWithList(field: HTMLTextAreaElement): boolean {
  const { selectionStart: at, selectionEnd, value } = field
  if (at !== selectionEnd) return false
  const begin = value.lastIndexOf('\n', at - 1) + 1
  const match = /^(?:- |(\d{1,3})[.)] )/.exec(value.slice(begin, at))
  if (!match) return false
  if (begin + match[0].length === at) {
    field.setSelectionRange(begin, at)
    insert(field, '')
  } else {
    const number = match[1] === undefined ? null : Number(match[1]) + 1
    insert(field, number === null ? '\n- ' : `\n${number}. `)
  }
  return true
}

function surround(field: HTMLTextAreaElement, sign: string): void {
  const { selectionStart: start, selectionEnd: end, value } = field
  const words = value.slice(start, end)
  const isOn = value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign
  if (isOn) {
    field.setSelectionRange(start - sign.length, end + sign.length)
    insert(field, words)
    field.setSelectionRange(start - sign.length, end - sign.length)
    return
  }
  insert(field, `${sign}${words}${sign}`)
  field.setSelectionRange(start + sign.length, end + sign.length)
}

function link(field: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = field
  const words = value.slice(start, end)
  const isAddress = /^https:\/\/\S+$/.test(words)
  insert(field, isAddress ? `[](${words})` : `[${words}](https://)`)
  // Where something is still to be typed: the words, or the address.
  const at = isAddress || words === '' ? start + 1 : start + words.length + '[](https://'.length
  field.setSelectionRange(at, at)
}

function list(field: HTMLTextAreaElement): void {
  const { selectionStart, selectionEnd: end, value } = field
  const begin = value.lastIndexOf('\n', selectionStart - 1) + 1
  const lines = value.slice(begin, end).split('\n')
  const isOn = lines.every((line) => line.startsWith('- '))
  field.setSelectionRange(begin, end)
  insert(field, lines.map((line) => (isOn ? line.slice(2) : `- ${line}`)).join('\n'))
}

/** As if it were typed: the field's own undo takes it back. There is no other way to do that. */
function insert(field: HTMLTextAreaElement, text: string): void {
  field.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text)
}
