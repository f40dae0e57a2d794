import { describe, expect, it } from 'vitest'
import { marked, marksOf, matchesAll } from '../../../../src/main/domain/search/matching'
import { readQuestion } from '../../../../src/main/domain/search/question'
import { denseText, foldText, wantedGrams, wordsOf } from '../../../../src/main/domain/search/words'

const show = (text: string, typed: string, near: string[] = []): string =>
  marked(text, marksOf(readQuestion(typed).terms, near))
    .replaceAll('\u0002', '[')
    .replaceAll('\u0003', ']')

describe('words of the search', () => {
  it('folds case, Latin accents and compatible forms, and leaves other marks', () => {
    expect(['JOSÉ', 'e\u0301', 'Ｆｕｌｌ', 'ｶﾞ', 'น้ำ'].map(foldText)).toEqual(['jose', 'e', 'full', 'ガ', 'น้ํา'])
    expect(wordsOf('José’s “Straße”, 12-34_x')).toEqual(['jose', 's', 'straße', '12', '34', 'x'])
  })

  it('keeps pairs of characters of scripts without spaces, so that any part is found', () => {
    expect(denseText('Hi 東京都!')).toBe('hi 東京 京都 都')
    expect(wantedGrams('東京都')).toEqual(['東京', '京都'])
    expect(wantedGrams('都')).toEqual(['都'])
  })

  it('finds what it marks: beginnings, parts, phrases and the words that were meant', () => {
    expect(show('José Álvarez', 'alv jos')).toBe('[José] [Álvarez]')
    expect(show('明日東京都で会議', '京都')).toBe('明日東[京都]で会議')
    expect(show('Johnson and sons', 'jonhson', ['johnson'])).toBe('[Johnson] and sons')
    expect(show('The API plan', '"api plan"')).toBe('The [API] [plan]')
    expect(show('nothing', 'hing')).toBe('nothing')
  })

  it('says whether all is there', () => {
    const has = (text: string, typed: string, whole = false): boolean =>
      matchesAll([text], readQuestion(typed).terms, whole)
    expect(has('José Álvarez of Acme', 'acm jose')).toBe(true)
    expect(has('José Álvarez', 'acm jose')).toBe(false)
    expect(has('the api plan', '"api plan"')).toBe(true)
    expect(has('the plan of the api', '"api plan"')).toBe(false)
    expect(has('plan b', 'b', true)).toBe(true)
    expect(has('plan best', 'b', true)).toBe(false)
    expect(has('東京都', '京都')).toBe(true)
  })
})
