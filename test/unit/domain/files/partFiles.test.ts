import { describe, expect, it } from 'vitest'
import { isFetchable } from '../../../../src/main/domain/files/fetchable'
import { isProgram, safeFileName } from '../../../../src/main/domain/files/fileName'
import { partFiles, sourceOf } from '../../../../src/main/domain/files/partFiles'
import { sanitiseHtml } from '../../../../src/main/intercom/sanitise'

const file = (name: string, contentType: string | null = null, url = 'https://files.example.com/x') => ({
  name,
  contentType,
  size: 5,
  url,
})

describe('the files of a message', () => {
  it('are its attachments, then the pictures in its words, each by its place', () => {
    const bodyHtml = sanitiseHtml(
      '<p>See <img src="https://cdn.example.com/a/plan%20b.png?x=1&amp;y=2"> and <img alt="A &quot;chart&quot;" src="https://cdn.example.com/c"><a href="https://example.com">[image: no]</a></p>',
    )
    const files = partFiles(
      { bodyHtml, attachments: [file('q.pdf', 'application/pdf'), file('secret', null, '')] },
      (url) => url !== '',
    )
    expect(files.map(({ id, name, kind, inline, url }) => [id, name, kind, inline, url])).toEqual([
      ['a0', 'q.pdf', 'other', false, 'https://files.example.com/x'],
      [null, 'secret', 'other', false, ''],
      ['i0', 'plan b.png', 'image', true, 'https://cdn.example.com/a/plan%20b.png?x=1&y=2'],
      ['i1', 'A chart', 'image', true, 'https://cdn.example.com/c'],
      // A link that only says so is tried as a picture when the rep asks for it, and shown if it is one.
      ['i2', 'no', 'image', true, 'https://example.com/'],
    ])
  })

  it.each([
    ['photo.PNG', null, 'image'],
    ['photo', 'image/jpeg', 'image'],
    ['drawing.svg', 'image/svg+xml', 'program'],
    ['photo.png', 'text/html', 'program'],
    ['invoice.pdf.exe', 'application/pdf', 'program'],
    // The mark that turns the direction of writing makes this read as "invoice_exe.pdf".
    ['invoice_\u202Efdp.exe', null, 'program'],
    ['setup.msi.', null, 'program'],
    ['macro.xlsm', null, 'program'],
    ['notes.txt', 'text/plain', 'other'],
  ])('%s (%s) is taken for: %s', (name, contentType, kind) => {
    expect(partFiles({ bodyHtml: '', attachments: [file(name, contentType)] }, () => true)[0]?.kind).toBe(kind)
  })

  it('are the same file wherever their signature has changed', () => {
    expect(sourceOf('https://f.example.com/i/1/a.png?expires=1&signature=2')).toBe('https://f.example.com/i/1/a.png')
  })
})

describe('a name to save by', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\evil.txt', 'C Windows evil.txt'],
    ['a\u202Ecod.exe', 'a cod.exe'],
    ['  .hidden  ', 'hidden'],
    ['CON.txt', '_CON.txt'],
    ['line\nbreak?.pdf', 'line break.pdf'],
    ['...', 'attachment'],
    [`${'long '.repeat(60)}.jpeg`, /^(?:long )+long?\.jpeg$/],
  ])('%j becomes %s', (name, wanted) => {
    const safe = safeFileName(name, 'attachment')
    if (typeof wanted === 'string') expect(safe).toBe(wanted)
    else expect(safe).toMatch(wanted)
    expect(safe.length).toBeLessThanOrEqual(120)
  })

  it('keeps what is ordinary, in any script', () => {
    for (const name of ['Angebot 2026-05 (v2).pdf', '見積書.xlsx', 'Übersicht_final.tar.gz']) {
      expect(safeFileName(name, 'attachment')).toBe(name)
      expect(isProgram(name, null)).toBe(false)
    }
  })
})

describe('an address that a file may be fetched from', () => {
  it.each(['https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&signature=2', 'https://files.example.co.uk/a'])(
    '%s',
    (address) => expect(isFetchable(address, false)).toBe(true),
  )

  it.each([
    'http://files.example.com/a',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://files.example.com/a',
    'https://user:secret@files.example.com/a',
    'https://files.example.com:8443/a',
    'https://127.0.0.1/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://10.0.0.8/a',
    'https://169.254.169.254/latest/meta-data',
    'https://8.8.8.8/a',
    'https://[::1]/a',
    'https://localhost/a',
    'https://router/a',
    'https://printer.local/a',
    'https://wiki.corp/a',
    'https://db.internal./a',
    'http://127.0.0.1:5000/a',
    'not an address',
  ])('not %s', (address) => expect(isFetchable(address, false)).toBe(false))

  it('of a stand-in: this machine, over http', () => {
    expect(isFetchable('http://127.0.0.1:5000/a', true)).toBe(true)
    expect(isFetchable('http://localhost:5000/a', true)).toBe(false)
    expect(isFetchable('http://10.0.0.8/a', true)).toBe(false)
    expect(isFetchable('file:///etc/passwd', true)).toBe(false)
  })
})
