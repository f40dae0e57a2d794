import { afterEach, describe, expect, test } from 'vitest'
import type { PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { outboxEmpty } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'

/** Owners from a CSV file (issue "Owners", "API and CSV"): a dry run by line, then each once. */
describe('owners from a file', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(): Promise<PersonRow[]> {
    desk = await createDesk({ people: 240, bookShare: 0.6, speed: 60, undoSeconds: 0 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    const { rows } = await desk.run('book.list', { filter: {}, limit: 400, sort: 'created' })
    const emails = rows.map((row) => row.email?.toLowerCase())
    return rows.filter(
      (row) =>
        row.email !== null && emails.indexOf(row.email.toLowerCase()) === emails.lastIndexOf(row.email.toLowerCase()),
    )
  }

  test('by email: each line says what it would do; what changes is written once', async () => {
    const [a, b, c, twice] = (await begin()) as [PersonRow, PersonRow, PersonRow, PersonRow]
    const { rep } = desk.world
    const other = desk.world.intercom.admins.find((one) => one.id !== rep.adminId)!
    const text = [
      '\uFEFFName;E-mail;Owner',
      `"Ruiz; Ana";${a.email!.toUpperCase()};${other.email}`,
      `"two\nlines";${b.email};${other.name}`,
      `;${c.email};${rep.adminId}`,
      '',
      `;${twice.email};nobody`,
      `;${twice.email};${other.id}`,
      ';somebody@else.example;nobody',
      `;${c.email};Nobody Atall`,
      ';;nobody',
    ].join('\r\n')
    const plan = await desk.run('owners.planFile', { text })
    expect(plan).toMatchObject({
      columns: { person: 'E-mail', by: 'email', owner: 'Owner' },
      rows: 8,
      change: 3,
      same: 1,
      leftOut: 4,
      changes: [
        { line: 2, personName: a.displayName, to: other.name },
        { personName: b.displayName, to: other.name },
        { personName: twice.displayName, to: null },
      ],
    })
    expect(plan.reasons.map((row) => row.reason)).toEqual([
      expect.stringMatching(/^Line \d+ gives this person another owner$/),
      expect.stringMatching(/^Not on this desk/),
      'No teammate is Nobody Atall',
      'The row does not say who',
    ])
    const { group, leftOut } = await desk.run('owners.assignFile', { text })
    expect([group.total, leftOut]).toEqual([3, 5])
    await outboxEmpty(desk)
    expect([a, b, c, twice].map((one) => contact(desk, one.id).owner_id ?? null)).toEqual([
      other.id,
      other.id,
      rep.adminId,
      null,
    ])
    for (const one of [a, b, twice]) expect(putsTo(desk, one.id)).toHaveLength(1)
    expect(putsTo(desk, c.id)).toHaveLength(0)
  })

  test('by id: Intercom’s, or the workspace’s own', async () => {
    const people = await begin()
    const user = await until('a user with an id of the workspace', async () => {
      for (const row of people) {
        const person = await desk.run('people.get', { personId: row.id })
        if (person.externalId !== null) return person
      }
      return null
    })
    const lead = people.find((row) => row.id !== user.id)!
    const text = `id,owner\n${user.externalId},\n${lead.id},none\n`
    expect(await desk.run('owners.planFile', { text })).toMatchObject({ change: 2, leftOut: 0, columns: { by: 'id' } })
  })

  test('what is no such file says why', async () => {
    await begin()
    const plan = async (text: string): Promise<string> => {
      const result = await desk.core.run('owners.planFile', { text })
      return result.ok ? 'ok' : `${result.error.code}: ${result.error.message}`
    }
    expect(await plan('Email,Rep\na@b.example,x')).toContain('No column is called “Owner”')
    expect(await plan('Email,Owner\n')).toContain('no rows under its first one')
    expect(await plan('Email,Owner\n"a@b.example,x')).toMatch(/^validation: The file cannot be read as CSV\./)
    expect(await plan(`Email,Owner\n${'a@b.example,\n'.repeat(5_001)}`)).toContain('more than 5000 rows')
    expect(await desk.run('outbox.list', {})).toMatchObject({ total: 0 })
  })
})
