import { expect, it } from 'vitest'
import { openableUrl } from '../../../src/main/net/links'

it.each([
  ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ['tel:+4930123', 'tel:+4930123'],
  ['http://127.0.0.1:5101/x', 'http://127.0.0.1:5101/x'],
  ['http://localhost:1717/callback', 'http://localhost:1717/callback'],
])('opens %s', (text, href) => {
  expect(openableUrl(text)).toBe(href)
})

it.each([
  'http://example.com/',
  'http://localhost.example.com/',
  'http://127.0.0.1@example.com/',
  'https://user:pass@example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://host/share',
  'ms-msdt:/id',
  'repdesk://person/1',
  '//example.com',
  '',
  'calc.exe',
])('refuses %s', (text) => {
  expect(openableUrl(text)).toBeNull()
})
