import { describe, expect, test } from 'vitest'
import { ownerColumns, ownerNamed } from '../../../../src/main/domain/ownership/ownersFile'

describe('the columns of a file of owners', () => {
  test('are found by their names, in any case and order', () => {
    expect(ownerColumns(['Name', 'OWNER', ' e-mail '])).toEqual({ columns: { person: 2, by: 'email', owner: 1 } })
  })

  test('an id is preferred to an email, since it names one person', () => {
    expect(ownerColumns(['Email', 'user_id', 'owner_id'])).toEqual({ columns: { person: 1, by: 'id', owner: 2 } })
  })

  test('what is missing is said with the name that it needs', () => {
    expect(ownerColumns(['Email', 'Rep'])).toEqual({ problem: expect.stringContaining('“Owner”') })
    expect(ownerColumns(['Name', 'Owner'])).toEqual({ problem: expect.stringContaining('“Email” or “Id”') })
  })
})

describe('an owner in a cell', () => {
  const teammates = [
    { id: '11', name: 'Ana Ruiz', email: 'ana@acme.example' },
    { id: '12', name: 'Bo Chen', email: 'bo@acme.example' },
    { id: '13', name: 'Bo  Chen', email: 'bo.chen@acme.example' },
  ]

  test.each([
    ['12', '12'],
    [' ANA@acme.example ', '11'],
    ['ana ruiz', '11'],
    ['', null],
    ['No owner', null],
    ['nobody', null],
  ])('%j is %j', (cell, ownerId) => {
    expect(ownerNamed(cell, teammates)).toEqual({ ownerId })
  })

  test('two of one name, and nobody of that name, are not guessed', () => {
    expect(ownerNamed('Bo Chen', teammates)).toEqual({ problem: 'Two teammates are called Bo Chen. Write the email.' })
    expect(ownerNamed('Cy', teammates)).toEqual({ problem: 'No teammate is Cy' })
  })
})
