import type { SavedFile } from '../../../contract/models'
import { showToast } from '../state/toasts'

/** Tells what became of a file; in the preview, where there is no dialog, the browser downloads it. */
export function tellSaved(saved: SavedFile, words: string): void {
  if (saved.outcome === 'cancelled') return
  if (saved.outcome === 'download' && saved.text !== null) download(saved.name, saved.text)
  showToast({ tone: 'done', text: words })
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; the text is not kept any longer than it takes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
