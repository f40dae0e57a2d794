/**
 * The URL in its normal form where the rep's own browser or mail program may be given it, else null: https, mailto and
 * tel; http on loopback alone, for stand-ins. Names and passwords inside a URL are refused, as they mislead the eye.
 */
export function openableUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return null
  switch (url.protocol) {
    case 'https:':
    case 'mailto:':
    case 'tel:':
      return url.href
    case 'http:':
      return url.hostname === '127.0.0.1' || url.hostname === 'localhost' ? url.href : null
    default:
      return null
  }
}
