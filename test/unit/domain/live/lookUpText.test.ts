import { expect, test } from 'vitest'
import { lookUpText } from '../../../../src/main/domain/live/lookUpText'

test.each([
  ['ana@acme.com', 'email', '"ana@acme.com"'],
  ['"ana"+x@acme.com', 'email', '"ana+x@acme.com"'],
  ['+34 600-100-200', 'phone', '34 600 100 200'],
  ['(415) 555.0100', 'phone', '415 555 0100'],
  ['Ana  Ruiz', 'name', 'Ana* Ruiz*'],
  ['O’Neil-Smith {x} OR *', 'name', 'O Neil* Smith* x* OR*'],
  ['12345', 'name', '12345*'],
  ['李雷', 'name', '李雷*'],
])('%s is looked up by %s', (text, by, salesforce) => {
  expect(lookUpText(text)).toMatchObject({ by, salesforce })
})

test.each(['', ' ', 'a', '?*', '{}'])('%j is too little to look up', (text) => {
  expect(lookUpText(text)).toBeNull()
})
