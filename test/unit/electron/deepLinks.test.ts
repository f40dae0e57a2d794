import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { findDeepLink, parseDeepLink } from '../../../src/main/electron/deepLinks'

it.each([
  ['repdesk://conversation/215469', { kind: 'conversation', id: '215469' }],
  ['repdesk://person/6541f3a0c9e77c0012ab34cd', { kind: 'person', id: '6541f3a0c9e77c0012ab34cd' }],
  ['repdesk://person/6541f3a0/', { kind: 'person', id: '6541f3a0' }],
  [
    'repdesk://outbox/3f2b8f6e-6a3b-4e37-9a58-0b1f0f6d2c11',
    { kind: 'outbox', id: '3f2b8f6e-6a3b-4e37-9a58-0b1f0f6d2c11' },
  ],
])('%s names a place', (link, place) => {
  expect(parseDeepLink(link)).toEqual(place)
})

it.each([
  'repdesk://conversation/',
  'repdesk://conversation',
  'repdesk://conversation/1/2',
  'repdesk://conversation/1?x=1',
  'repdesk://conversation/1#x',
  'repdesk://conversation/..%2f1',
  'repdesk://conversation/<script>',
  'repdesk://conversation/1 --inspect',
  'repdesk://conversation/1\n',
  `repdesk://person/${'1'.repeat(65)}`,
  'repdesk://settings/1',
  'repdesk:conversation/1',
  'REPDESK://conversation/1',
  'https://conversation/1',
  '',
])('%j names none', (link) => {
  expect(parseDeepLink(link)).toBeNull()
})

it('never answers with an id outside its alphabet', () => {
  fc.assert(
    fc.property(fc.constantFrom('conversation', 'person', 'outbox'), fc.string(), (kind, id) => {
      const place = parseDeepLink(`repdesk://${kind}/${id}`)
      expect(place === null || ('id' in place && /^[\w-]{1,64}$/.test(place.id ?? ''))).toBe(true)
    }),
  )
})

it('finds the first good link of a command line', () => {
  const argv = ['/usr/bin/repdesk', '--flag', 'repdesk://nothing', 'repdesk://person/7', 'repdesk://person/8']
  expect(findDeepLink(argv)).toEqual({ kind: 'person', id: '7' })
  expect(findDeepLink(['/usr/bin/repdesk', '.'])).toBeNull()
})
