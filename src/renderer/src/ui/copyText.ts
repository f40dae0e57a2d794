/**
 * Puts a text on the clipboard. The window has no permission for `navigator.clipboard` (every permission is denied), but
 * what the rep's own press copies needs none: the copy that is under way is given this text.
 * @returns whether it was taken.
 */
export function copyText(text: string): boolean {
  let isTaken = false
  const give = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isTaken = true
  }
  document.addEventListener('copy', give, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return isTaken
}
