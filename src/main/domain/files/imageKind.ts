/** A picture that Repdesk shows: its true type, whatever its name says, and its size in pixels. */
export interface ImageKind {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  width: number
  height: number
}

/** A small file can unfold into gigabytes of pixels. */
const MOST_PIXELS = 50_000_000

/**
 * What a file is by its first bytes; null for everything that is not a PNG, JPEG, GIF or WebP of a sensible size. SVG and
 * HTML have no magic bytes and so are never pictures here.
 */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view)
  if (!found || found.width < 1 || found.height < 1 || found.width * found.height > MOST_PIXELS) return null
  return found
}

function has(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false
  for (let index = 0; index < text.length; index++) {
    if (view.getUint8(at + index) !== text.charCodeAt(index)) return false
  }
  return true
}

/** The signature, then IHDR (PNG specification, 5.2 and 11.2.2). */
function png(view: DataView): ImageKind | null {
  if (!has(view, 0, '\x89PNG\r\n\x1a\n') || !has(view, 12, 'IHDR') || view.byteLength < 24) return null
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** The logical screen (GIF89a, 18). */
function gif(view: DataView): ImageKind | null {
  if (!(has(view, 0, 'GIF87a') || has(view, 0, 'GIF89a')) || view.byteLength < 10) return null
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** Lossy, lossless or extended (RFC 9649). */
function webp(view: DataView): ImageKind | null {
  if (!has(view, 0, 'RIFF') || !has(view, 8, 'WEBP') || view.byteLength < 30) return null
  const type = 'image/webp'
  if (has(view, 12, 'VP8 ')) {
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (has(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (!has(view, 12, 'VP8X')) return null
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  return { type, width: three(24) + 1, height: three(27) + 1 }
}

/** The first frame header (ITU-T T.81, B.2.2), behind whatever segments stand before it. */
function jpeg(view: DataView): ImageKind | null {
  if (!has(view, 0, '\xff\xd8\xff')) return null
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
