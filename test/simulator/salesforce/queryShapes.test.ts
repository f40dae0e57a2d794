import { parseQuery } from '@jetstreamapp/soql-parser-js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseByShape } from '../../../src/simulator/salesforce/soql/queryShapes'
import { runs } from '../../builders/runs'

const plain = (text: string): unknown => JSON.parse(JSON.stringify(parseQuery(text, { allowApexBindVariables: false })))

const words = fc
  .string({ maxLength: 12 })
  .map((text) => `'${text.replace(/[\\']/g, '\\$&').replace(/[^ -~\\']/g, 'ü')}'`)
const times = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

test('a query parsed by its shape is the query, whatever its texts and times are', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), times, words, (list, time, name) => {
      const text =
        `SELECT Id, Name, Owner.Name FROM Lead WHERE (Email IN (${list.join(', ')}) OR LastName = ${name}) ` +
        `AND SystemModstamp >= ${time} AND Subject LIKE ${name} ORDER BY SystemModstamp, Id LIMIT 7`
      expect(parseByShape(text)).toEqual(plain(text))
      expect(parseByShape(text)).toEqual(plain(text))
    }),
    runs(60),
  )
})

test.each([
  `SELECT Id FROM Lead WHERE Name = '§0§'`,
  `SELECT Id FROM Lead WHERE CreatedDate > 1900-01-01T00:00:00.000Z AND Name = 'x'`,
  `SELECT Id, (SELECT Id FROM Contacts WHERE Email = 'a@b.c') FROM Account WHERE Name = 'it\\'s'`,
  `SELECT count() FROM Task WHERE ActivityDate = TODAY AND Subject = ''`,
])('%s', (text) => {
  expect(parseByShape(text)).toEqual(plain(text))
})

test('an error is the one that the text itself gives', () => {
  const text = `SELECT Id FROM Lead WHERE Name = 'Ana' Bo`
  const message = (run: () => unknown): string => {
    try {
      run()
      return ''
    } catch (error) {
      return String(error)
    }
  }
  expect(message(() => parseByShape(text))).toBe(message(() => plain(text)))
  expect(message(() => parseByShape(text))).not.toBe('')
})
