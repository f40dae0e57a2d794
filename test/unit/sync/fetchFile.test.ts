import { describe, expect, it } from 'vitest'
import { asFailure, type Failure } from '../../../src/main/domain/failure'
import type { Download, Downloads } from '../../../src/main/ports/network'
import { fetchFile } from '../../../src/main/sync/fetchFile'

const START = 'https://files.example.com/a'

interface Answer {
  status?: number
  location?: string
  length?: number
  pieces?: number[]
}

/** Answers by address, and notes what was asked and how far each body was read. */
function hosts(answers: Record<string, Answer>) {
  const asked: string[] = []
  const read: number[] = []
  let left = 0
  const downloads: Downloads = {
    open({ url }) {
      asked.push(url)
      const { status = 200, location, length, pieces = [3] } = answers[url] ?? { status: 404 }
      const headers = {
        ...(location === undefined ? {} : { location }),
        ...(length === undefined ? {} : { 'content-length': String(length) }),
      }
      async function* body(): Download['body'] & AsyncGenerator<Uint8Array> {
        try {
          for (const size of pieces) {
            read.push(size)
            yield new Uint8Array(size)
          }
        } finally {
          left += 1
        }
      }
      return Promise.resolve({ status, headers, body: body() })
    },
  }
  return { downloads, asked, read, left: () => left }
}

async function fetched(downloads: Downloads, most = 10, isStandIn = false): Promise<number | Failure> {
  try {
    let size = 0
    for await (const piece of fetchFile(downloads, { url: START, most, isStandIn })) size += piece.length
    return size
  } catch (thrown) {
    return asFailure(thrown)
  }
}

describe('fetching a file', () => {
  it('takes what it gets, also behind three redirects, relative ones too', async () => {
    const { downloads, asked } = hosts({
      [START]: { status: 302, location: '/b' },
      'https://files.example.com/b': { status: 307, location: 'https://cdn.example.net/c' },
      'https://cdn.example.net/c': { status: 301, location: 'd' },
      'https://cdn.example.net/d': { pieces: [4, 6] },
    })
    expect(await fetched(downloads)).toBe(10)
    expect(asked).toHaveLength(4)
  })

  it.each([
    'http://files.example.com/b',
    'https://127.0.0.1/b',
    'https://169.254.169.254/latest',
    'https://printer.local/b',
    'https://user:word@files.example.com/b',
    'file:///etc/passwd',
    'data:text/plain,x',
    'http://127.0.0.1:9/b',
  ])('follows no redirect to %s', async (location) => {
    const { downloads, asked } = hosts({ [START]: { status: 302, location } })
    expect(await fetched(downloads)).toMatchObject({ code: 'validation' })
    expect(asked).toEqual([START])
  })

  it('ends where redirects do not', async () => {
    const { downloads, asked } = hosts({ [START]: { status: 302, location: START } })
    expect(await fetched(downloads)).toMatchObject({ code: 'validation' })
    expect(asked).toHaveLength(4)
    const { downloads: nowhere } = hosts({ [START]: { status: 302 } })
    expect(await fetched(nowhere)).toMatchObject({ code: 'validation' })
  })

  it('goes to this machine for a stand-in alone', async () => {
    const local = 'http://127.0.0.1:5000/f'
    const { downloads } = hosts({ [START]: { status: 302, location: local }, [local]: { pieces: [2] } })
    expect(await fetched(downloads, 10, true)).toBe(2)
  })

  it('stops at the limit, announced or not, and reads no further', async () => {
    const announced = hosts({ [START]: { length: 11, pieces: [11] } })
    expect(await fetched(announced.downloads)).toMatchObject({ code: 'validation' })
    expect(announced.read).toEqual([])
    const lying = hosts({ [START]: { length: 5, pieces: [6, 6, 6, 6] } })
    expect(await fetched(lying.downloads)).toMatchObject({ code: 'validation' })
    expect(lying.read).toEqual([6, 6])
    expect(lying.left()).toBe(1)
  })

  it.each([400, 401, 403, 404, 410])('%d: there is nothing any more', async (status) => {
    expect(await fetched(hosts({ [START]: { status } }).downloads)).toMatchObject({ code: 'gone' })
  })

  it.each([204, 206, 429, 500, 503])('%d: it may be there later', async (status) => {
    expect(await fetched(hosts({ [START]: { status } }).downloads)).toMatchObject({ code: 'server', retryable: true })
  })
})
