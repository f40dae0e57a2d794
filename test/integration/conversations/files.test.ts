import { FILE_LIMITS } from '../../../src/contract/fileLimits'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Attachment } from '../../../src/contract/models'
import type { FileSaver } from '../../../src/main/ports/files'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'
import { attention, done, newConversation, shown, there, writesTo } from './room'

/** A PNG of two by two pixels, as far as its first bytes say, with `size` bytes behind. */
function png(size = 100): Buffer {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x02', 'latin1')
  return Buffer.concat([head, randomBytes(size)])
}

interface Upload {
  name: string
  url: string
  content_type: string
  filesize: number
}

interface WithUploads {
  conversation_parts: { conversation_parts: { body: string; attachments: Upload[] }[] }
}

describe('files of messages', { timeout: 60_000 }, () => {
  let desk: Desk
  let people: string[]
  const saved: { name: string; bytes: Buffer }[] = []
  /** The rep's choice in the dialog. */
  let chooses = true
  const saver: FileSaver = {
    async save({ name }, pieces) {
      if (!chooses) return false
      const all: Buffer[] = []
      for await (const piece of pieces) all.push(Buffer.from(piece))
      saved.push({ name, bytes: Buffer.concat(all) })
      return true
    },
  }
  const kept = (name: string, contentType: string, bytes: Buffer) =>
    desk.intercom.control.keepFile({ name, contentType, data: bytes.toString('base64') })
  const filesOf = async (conversationId: string): Promise<Attachment[]> =>
    (await shown(desk, conversationId)).parts.flatMap((part) => part.attachments)

  /** A conversation whose last message carries a file; answers where it is. */
  async function withFile(name: string, contentType: string, bytes: Buffer) {
    const conversationId = await newConversation(desk, people.shift()!)
    const attachments = [kept(name, contentType, bytes)]
    const partId = desk.intercom.control.contactReplies({ conversationId, body: 'See this', attachments })
    await until('the file is here', async () => (await filesOf(conversationId)).length > 0, 30_000)
    return { conversationId, partId, fileId: 'a0' }
  }
  const partsThere = (conversationId: string) =>
    (there(desk, conversationId) as unknown as WithUploads).conversation_parts.conversation_parts
  const asked = () => desk.intercom.fileRequests.length

  beforeAll(async () => {
    desk = await createDesk({ people: 80, bookShare: 0.7, speed: 30, undoSeconds: 0, files: saver })
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['none'] }, limit: 1000, sort: 'created' })
    people = rows.map((row) => row.id)
  }, 90_000)
  afterEach(async () => {
    cutNetwork(desk, false)
    desk.intercom.settings.fileUrlSeconds = 0
    chooses = true
    desk.intercom.faults.clear()
    await desk.run('settings.update', { undoSeconds: 0 })
  })
  afterAll(() => desk.stop())

  describe('that came', () => {
    test('are named and not fetched; the page learns no address', async () => {
      const before = asked()
      const { conversationId } = await withFile('Q2\u202Egnp.exe', 'image/png', png())
      const [file] = await filesOf(conversationId)
      expect(file).toEqual({
        id: 'a0',
        name: 'Q2 gnp.exe',
        contentType: 'image/png',
        size: 124,
        kind: 'program',
        inline: false,
      })
      expect(JSON.stringify(await shown(desk, conversationId))).not.toContain('/i/o/')
      expect(asked()).toBe(before)
    })

    test('a picture is fetched once, without a token, shown as what it is, and there without a network', async () => {
      const bytes = png(900_000)
      const address = await withFile('photo.jpg', 'image/jpeg', bytes)
      const before = asked()
      const picture = await desk.run('files.show', address)
      expect(picture).toEqual({ url: `data:image/png;base64,${bytes.toString('base64')}`, width: 2, height: 2 })
      expect(asked()).toBe(before + 1)
      expect(desk.intercom.fileRequests.at(-1)?.headers).not.toHaveProperty('authorization')
      expect(desk.intercom.fileRequests.at(-1)?.headers).not.toHaveProperty('cookie')
      cutNetwork(desk, true)
      await desk.restart()
      expect((await desk.run('files.show', address)).url).toBe(picture.url)
      // Nothing of it is readable on the disk.
      for (const name of readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.db|-wal/.test(name)) continue
        expect(readFileSync(join(desk.folder, name)).includes(bytes.subarray(0, 24))).toBe(false)
      }
    })

    test('a picture in the words of a message is shown in the same way', async () => {
      const conversationId = await newConversation(desk, people.shift()!)
      const { url } = kept('chart.png', 'image/png', png())
      const adminId = desk.world.intercom.admins[0]!.id
      desk.intercom.control.adminReplies({ conversationId, adminId, body: `<p>Look</p><img alt="chart" src="${url}">` })
      await until('here', async () => (await filesOf(conversationId)).length > 0, 30_000)
      const part = (await shown(desk, conversationId)).parts.at(-1)!
      expect(part.attachments).toMatchObject([{ id: 'i0', name: 'chart', kind: 'image', inline: true }])
      expect((await desk.run('files.show', { conversationId, partId: part.id, fileId: 'i0' })).width).toBe(2)
    })

    test.each([
      ['SVG', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['HTML that says it is a PNG', 'image/png', Buffer.from('<script>alert(1)</script>')],
    ])('%s is never shown, but can be saved', async (_what, type, bytes) => {
      const address = await withFile('picture.png', type, bytes)
      expect(await refused(desk.run('files.show', address))).toMatchObject({ code: 'unsupported' })
      expect(await desk.run('files.save', address)).toMatchObject({
        outcome: 'saved',
        name: 'picture.png',
        bytes: null,
      })
      expect(saved.at(-1)).toEqual({ name: 'picture.png', bytes })
    })

    test('an address that has run out is asked for once more; what is gone is said', async () => {
      desk.intercom.settings.fileUrlSeconds = 60
      const address = await withFile('late.png', 'image/png', png())
      desk.simClock.advance(3_600_000)
      expect((await desk.run('files.show', address)).width).toBe(2)
      const second = await withFile('gone.png', 'image/png', png())
      desk.intercom.control.dropFile({ url: partsThere(second.conversationId)[0]!.attachments[0]!.url })
      expect(await refused(desk.run('files.show', second))).toMatchObject({ code: 'gone' })
    })

    test('without a network it is said, and tried again later', async () => {
      const address = await withFile('photo.png', 'image/png', png())
      cutNetwork(desk, true)
      expect(await refused(desk.run('files.show', address))).toMatchObject({ code: 'offline' })
      cutNetwork(desk, false)
      expect((await desk.run('files.show', address)).width).toBe(2)
    })

    test('what is larger than is shown is saved as it comes, and not kept', async () => {
      const bytes = png(FILE_LIMITS.shown)
      const address = await withFile('large.png', 'image/png', bytes)
      expect(await refused(desk.run('files.show', address))).toMatchObject({ code: 'validation' })
      await desk.run('files.save', address)
      expect(createHash('sha256').update(saved.at(-1)!.bytes).digest('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      )
      chooses = false
      expect(await desk.run('files.save', address)).toMatchObject({ outcome: 'cancelled' })
      cutNetwork(desk, true)
      chooses = true
      expect(await refused(desk.run('files.save', address))).toMatchObject({ code: 'offline' })
    })

    test('the choice to load pictures is remembered with the conversation', async () => {
      const { conversationId } = await withFile('a.png', 'image/png', png())
      expect((await shown(desk, conversationId)).loadsImages).toBe(false)
      await desk.run('conversations.loadImages', { conversationId, on: true })
      await desk.restart()
      expect((await shown(desk, conversationId)).loadsImages).toBe(true)
    })

    test('a file of another message, or none, cannot be asked for', async () => {
      const address = await withFile('a.png', 'image/png', png())
      for (const wrong of [{ fileId: 'a1' }, { fileId: 'i0' }, { partId: 'source' }, { conversationId: 'x' }]) {
        expect(await refused(desk.run('files.show', { ...address, ...wrong }))).toMatchObject({ code: 'not_found' })
      }
      const path = { ...address, fileId: '../../etc' }
      expect(await refused(desk.run('files.show', path))).toMatchObject({ code: 'validation' })
    })
  })

  describe('that go', () => {
    const fetched = async (file: Upload): Promise<Buffer> => Buffer.from(await (await fetch(file.url)).arrayBuffer())

    async function attach(conversationId: string, name: string, bytes: Buffer, mode: 'reply' | 'note' = 'reply') {
      let upload: string | null = null
      for (let from = 0; from === 0 || from < bytes.length; from += FILE_LIMITS.piece) {
        const to = from + FILE_LIMITS.piece
        const last = to >= bytes.length ? { name, contentType: 'application/pdf' } : null
        const data = bytes.subarray(from, to).toString('base64')
        upload = (await desk.run('drafts.attach', { conversationId, mode, upload, data, last })).upload
      }
      return upload!
    }
    const draftFiles = async (conversationId: string): Promise<string[]> =>
      (await desk.run('drafts.files', { conversationId })).files.map((file) => file.name)

    test('are kept with the draft across a restart, sent with the words byte for byte, and then gone here', async () => {
      const conversationId = await newConversation(desk, people.shift()!)
      const bytes = randomBytes(1_000_000)
      const first = await attach(conversationId, 'Plan B.pdf', bytes)
      const second = await attach(conversationId, '../b.txt', Buffer.from('b'))
      await attach(conversationId, 'noted.txt', Buffer.from('n'), 'note')
      await desk.restart()
      expect(await draftFiles(conversationId)).toEqual(['Plan B.pdf', 'b.txt', 'noted.txt'])
      const files = [first, second]
      await desk.run('conversations.reply', { conversationId, text: 'Here is **the** plan:\n- one', files })
      await outboxEmpty(desk)
      const [part] = partsThere(conversationId)
      expect(part?.body).toBe('<p>Here is <b>the</b> plan:</p><ul><li>one</li></ul>')
      expect(part?.attachments.map((file) => [file.name, file.content_type, file.filesize])).toEqual([
        ['Plan B.pdf', 'application/pdf', 1_000_000],
        ['b.txt', 'application/pdf', 1],
      ])
      expect(await fetched(part!.attachments[0]!)).toEqual(bytes)
      expect(await draftFiles(conversationId)).toEqual(['noted.txt'])
      const item = (await desk.run('outbox.list', { show: 'sent', limit: 1 })).rows[0]
      expect(item?.summary).toBe('Here is **the** plan: - one · Plan B.pdf, b.txt')
      // As it is shown once it is there.
      const mine = (await shown(desk, conversationId)).parts.at(-1)
      expect(mine).toMatchObject({ bodyText: 'Here is the plan:\n- one', attachments: [{ id: 'a0' }, { id: 'a1' }] })
    })

    test('undone, they are the draft’s again; discarded, they are gone', async () => {
      const conversationId = await newConversation(desk, people.shift()!)
      const id = await attach(conversationId, 'a.pdf', Buffer.from('a'))
      await desk.run('settings.update', { undoSeconds: 60 })
      const item = await desk.run('conversations.reply', { conversationId, text: 'A', files: [id] })
      expect(await draftFiles(conversationId)).toEqual([])
      expect((await shown(desk, conversationId)).parts.at(-1)?.attachments).toMatchObject([{ id: null, name: 'a.pdf' }])
      await desk.run('outbox.undo', { itemId: item.id })
      expect(await draftFiles(conversationId)).toEqual(['a.pdf'])
      const again = await desk.run('conversations.reply', { conversationId, text: 'A', files: [id] })
      await desk.run('outbox.discard', { itemId: again.id })
      expect(await draftFiles(conversationId)).toEqual([])
      expect(await refused(desk.run('conversations.reply', { conversationId, text: 'A', files: [id] }))).toMatchObject({
        code: 'validation',
      })
      expect(writesTo(desk, conversationId)).toEqual([])
    })

    test('too many, too large, empty or torn ones are refused, and nothing of them stays', async () => {
      const conversationId = await newConversation(desk, people.shift()!)
      const large = attach(conversationId, 'large.bin', Buffer.alloc(FILE_LIMITS.together + 1))
      expect(await refused(large)).toMatchObject({ code: 'validation' })
      expect(await refused(attach(conversationId, 'empty.txt', Buffer.alloc(0)))).toMatchObject({ code: 'validation' })
      const torn = { conversationId, mode: 'reply' as const, upload: 'unknown', data: 'YQ==', last: null }
      expect(await refused(desk.run('drafts.attach', torn))).toMatchObject({ code: 'validation' })
      for (let index = 0; index < FILE_LIMITS.count; index++)
        await attach(conversationId, `${index}.txt`, Buffer.from('x'))
      expect(await refused(attach(conversationId, 'eleventh.txt', Buffer.from('x')))).toMatchObject({
        code: 'validation',
      })
      // The note has room of its own.
      await attach(conversationId, 'noted.txt', Buffer.from('n'), 'note')
      expect(await draftFiles(conversationId)).toHaveLength(FILE_LIMITS.count + 1)
      const { files } = await desk.run('drafts.files', { conversationId })
      await desk.run('drafts.detach', { conversationId, fileId: files[0]!.id })
      expect(await draftFiles(conversationId)).toHaveLength(FILE_LIMITS.count)
    })

    test.each(['cut-after', 'cut-before', 'truncated-json', 'status-after'] as const)(
      'an answer lost by %s: the reply stands once, with its file',
      async (kind) => {
        const conversationId = await newConversation(desk, people.shift()!)
        const id = await attach(conversationId, 'Preis & Liste (neu).pdf', Buffer.from(kind))
        const effect = kind === 'status-after' ? { kind, status: 502 } : { kind }
        desk.intercom.faults.add({ method: 'POST', path: '/reply$', effect })
        const item = await desk.run('conversations.reply', { conversationId, text: '- _siehe_ hier', files: [id] })
        await done(desk, item.id)
        const parts = partsThere(conversationId)
        expect(parts.map((part) => part.attachments.map((file) => file.name))).toEqual([['Preis & Liste (neu).pdf']])
        expect((await fetched(parts[0]!.attachments[0]!)).toString()).toBe(kind)
      },
    )

    test('where the same words are there with another file, the rep is asked, and nothing is sent again', async () => {
      const conversationId = await newConversation(desk, people.shift()!)
      const id = await attach(conversationId, 'mine.pdf', Buffer.from('mine'))
      desk.intercom.faults.add({ method: 'POST', path: '/reply$', effect: { kind: 'cut-before' } })
      const item = await desk.run('conversations.reply', { conversationId, text: 'See', files: [id] })
      await until('lost', async () => (await desk.run('outbox.get', { itemId: item.id })).state === 'unknown')
      desk.intercom.control.adminReplies({ conversationId, adminId: desk.world.rep.adminId, body: 'See' })
      const asks = await attention(desk, item.id)
      expect(asks).toMatchObject({ asksIfArrived: true, canRetry: false })
      expect(partsThere(conversationId)).toHaveLength(1)
      // It had not: then it goes, with its file.
      await desk.run('outbox.settleUnknown', { itemId: item.id, arrived: false })
      await done(desk, item.id)
      expect(partsThere(conversationId).map((part) => part.attachments.length)).toEqual([0, 1])
    })
  })
})
