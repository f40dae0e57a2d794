const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&amp;': '&' }

/** Text that consists of emoji alone: what Intercom's editor may send as a small picture with the emoji as its name. */
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3|\u200D|\uFE0F)+$/u

const IMAGE = /^\[image: (.*)\]$/s

/**
 * The words of a message for a plain-text field, from HTML that was sanitised to the closed list of tags: blocks and breaks
 * become new lines, items of a list begin with a dash, a link is its label and its address, an image its address, an emoji
 * that came as a picture the emoji (article "Salesforce app", section 4: "Images are rendered as URLs and we render
 * emojis"). Only such canonical HTML is understood, never raw HTML.
 */
export function messageText(sanitised: string): string {
  return sanitised
    .replace(/\n+/g, ' ')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, (_link, address: string, label: string) => linkText(address, label))
    .replace(/<i>(\[image: [^<]*\])<\/i>/g, (_image, label: string) => imageName(label) ?? label)
    .replace(/<br \/>|<br>|<\/(?:p|li|h1|h2|blockquote|pre)>|<(?:ul|ol)>/g, '\n')
    .replace(/<li>/g, '- ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n+(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A link in words, still escaped: the address alone where the label says no more. */
function linkText(address: string, label: string): string {
  const words = label.replace(/<[^>]*>/g, '').trim()
  const emoji = imageName(words)
  if (emoji) return emoji
  if (words === '' || sameAddress(words, address)) return address.replace(/^(?:mailto|tel):/, '')
  return IMAGE.test(words) ? `${words} ${address}` : `${words} (${address})`
}

/** The emoji that an image's name is; null where it is a real image. */
function imageName(label: string): string | null {
  const name = IMAGE.exec(label)?.[1]?.trim() ?? ''
  return EMOJI.test(name) ? name : null
}

function sameAddress(words: string, address: string): boolean {
  const bare = (text: string): string => text.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
  return bare(words).toLowerCase() === bare(address).toLowerCase()
}
