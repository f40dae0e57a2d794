import { expect, it } from 'vitest'
import { guessTargets, importTargets, readImportRow } from '../../../../src/main/domain/merging/importColumns'
import { personAttributes } from '../../../../src/main/domain/people/editable'

const attributes = personAttributes([
  {
    model: 'contact',
    name: 'seats',
    label: 'Seats',
    dataType: 'integer',
    options: [],
    writable: true,
    archived: false,
  },
  {
    model: 'contact',
    name: 'plan',
    label: 'Plan',
    dataType: 'string',
    options: ['free', 'pro'],
    writable: true,
    archived: false,
  },
  {
    model: 'contact',
    name: 'SALESFORCE_ID',
    label: 'Id',
    dataType: 'string',
    options: [],
    writable: true,
    archived: false,
  },
])
const byKey = new Map(attributes.map((one) => [one.key, one]))
const targets = importTargets(attributes)

it('offers what a lead can have, and guesses columns by their names, each once', () => {
  expect(targets.map((one) => one.key)).toEqual([
    '',
    'name',
    'firstName',
    'lastName',
    'email',
    'phone',
    'custom.plan',
    'custom.seats',
  ])
  expect(guessTargets(['E-mail', 'First name', 'Surname', 'Tel', 'Seats', 'Email', 'Other'], targets)).toEqual([
    'email',
    'firstName',
    'lastName',
    'phone',
    'custom.seats',
    '',
    '',
  ])
})

it('reads a row by its columns, and says what is wrong with a value', () => {
  const columns = ['email', 'firstName', 'lastName', 'custom.seats', 'custom.plan']
  const read = (...cells: string[]) => readImportRow(cells, columns, byKey)
  expect(read(' Ana@X.test ', 'Ana', 'Ruiz', '12', 'pro')).toEqual({
    email: 'ana@x.test',
    values: { email: 'ana@x.test', name: 'Ana Ruiz', 'custom.seats': '12', 'custom.plan': 'pro' },
  })
  expect(read('ana@x.test')).toEqual({ email: 'ana@x.test', values: { email: 'ana@x.test' } })
  expect(read('', 'Ana')).toMatchObject({ problem: expect.stringContaining('No email') })
  expect(read('not an email')).toMatchObject({ problem: expect.stringContaining('Email: Write an email') })
  expect(read('a@x.test', '', '', 'many')).toMatchObject({ problem: expect.stringContaining('Seats: Write a whole') })
  expect(read('a@x.test', '', '', '', 'gold')).toMatchObject({ problem: expect.stringContaining('Plan: Choose') })
})
