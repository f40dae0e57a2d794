import { describe, expect, it } from 'vitest'
import { imageKind } from '../../../../src/main/domain/files/imageKind'

const be = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, at) => bytes.writeUInt32BE(number, at * 4))
  return bytes
}
const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    be(13),
    Buffer.from('IHDR'),
    be(width, height),
    Buffer.alloc(9),
  ])
const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x40, 1, 0xf0, 0, 0, 0, 0])])
const riff = (kind: string, rest: number[]): Buffer =>
  Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    Buffer.from(kind),
    Buffer.alloc(4),
    Buffer.from(rest),
    Buffer.alloc(12),
  ])
/** An Exif segment, a fill byte and a Huffman table stand before the frame. */
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc4, 0, 3, 9, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 240, 1, 64, 3, 0, 0, 0,
  0,
])

describe('a picture by its first bytes', () => {
  it.each([
    ['PNG', png(320, 240), 'image/png'],
    ['GIF', gif, 'image/gif'],
    ['JPEG', jpeg, 'image/jpeg'],
    ['lossy WebP', riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0]), 'image/webp'],
    ['lossless WebP', riff('VP8L', [0x2f, 0x3f, 0xc1, 0x3b, 0]), 'image/webp'],
    ['extended WebP', riff('VP8X', [0, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0]), 'image/webp'],
  ])('%s with its size', (_name, bytes, type) => {
    expect(imageKind(bytes)).toEqual({ type, width: 320, height: 240 })
  })

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7'],
    ['a program', 'MZ\x90\0'],
    ['text that begins like one', 'GIF is short'],
    ['nothing', ''],
    ['a PNG that ends too early', '\x89PNG\r\n\x1a\n'],
    ['a JPEG without a frame', '\xff\xd8\xff\xe0\0\x04ab'],
    ['a JPEG that is broken inside', '\xff\xd8\xff\xe0\0\x04abnonsense and more'],
  ])('%s is none', (_name, text) => {
    expect(imageKind(Buffer.from(text, 'latin1'))).toBeNull()
  })

  it('one that would unfold to more pixels than a screen could need is none', () => {
    expect(imageKind(png(5_000, 5_000))).not.toBeNull()
    expect(imageKind(png(50_000, 50_000))).toBeNull()
    expect(imageKind(png(0, 10))).toBeNull()
  })

  it('is read from its own bytes alone, wherever they stand in memory', () => {
    const inside = Buffer.concat([Buffer.alloc(7, 1), png(3, 4), Buffer.alloc(9, 1)])
    expect(imageKind(inside.subarray(7, inside.length - 9))).toMatchObject({ width: 3, height: 4 })
  })
})
