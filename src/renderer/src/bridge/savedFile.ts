import type { SavedFile } from '../../../contract/models'
import { showToast } from '../state/toasts'

/** Tells what became of a file; in the preview, where there is no dialog, the browser downloads it. */
export function tellSaved(saved: SavedFile & { readonly bytes?: string | null }, words: string): void {
  if (saved.outcome === 'cancelled') return
  const { name, text, bytes = null } = saved
  if (text !== null) download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
  // As bytes alone, whatever it is: the browser is not to show it.
  else if (bytes !== null) download(name, new Blob([bytesOf(bytes)], { type: 'application/octet-stream' }))
  showToast({ tone: 'done', text: words })
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; the text is not kept any longer than it takes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
