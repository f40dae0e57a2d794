import { describe, expect, it } from 'vitest'
import { company, contact, item, newStore, NOW } from './builders'

const edit = (id: string, values: Record<string, string>, base: Record<string, string>) =>
  item({ id, kind: 'person.update', service: 'intercom', personId: 'p1', payload: { values, base } })

describe('edits of people and companies that are not sent', () => {
  it('lie over what Intercom says, and what it said last is there when they go', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', name: 'Old', phone: '1' })], NOW)
    store.outbox.insert(edit('o1', { name: 'Mine', 'custom.Nick': 'Ace' }, { name: 'Old', 'custom.Nick': '' }))
    expect(store.people.get('p1')).toMatchObject({ name: 'Mine', customAttributes: { Nick: 'Ace' } })
    store.people.save([contact({ id: 'p1', name: 'Theirs', phone: '2', updatedAt: NOW + 1 })], NOW)
    expect(store.people.get('p1')).toMatchObject({ name: 'Mine', phone: '2', customAttributes: { Nick: 'Ace' } })
    expect(store.search.query('mine', 5)).toHaveLength(1)
    store.outbox.update('o1', { state: 'discarded' }, NOW)
    const after = store.people.get('p1')
    expect(after).toMatchObject({ name: 'Theirs', displayName: 'Theirs', phone: '2' })
    expect(after?.customAttributes.Nick ?? null).toBeNull()
  })

  it('each lies over those before it, and one that is done is what Intercom has', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', name: 'Old' })], NOW)
    store.outbox.insert(edit('o1', { name: 'One' }, { name: 'Old' }))
    store.outbox.insert(edit('o2', { name: 'Two' }, { name: 'One' }))
    store.people.save([contact({ id: 'p1', name: 'One', updatedAt: NOW + 1 })], NOW)
    store.outbox.update('o1', { state: 'done', doneAt: NOW }, NOW)
    expect(store.people.get('p1')?.name).toBe('Two')
    store.outbox.update('o2', { payload: { values: { name: 'Three' }, base: { name: 'One' } } }, NOW)
    expect(store.people.get('p1')?.name).toBe('Three')
    store.outbox.update('o2', { state: 'discarded' }, NOW)
    expect(store.people.get('p1')?.name).toBe('One')
  })

  it('a company is shown as edited to everybody in it, and a new one while somebody is in it', () => {
    const store = newStore()
    store.companies.save([company({ id: 'k1', name: 'Acme' })], NOW)
    for (const id of ['p1', 'p2']) store.people.save([contact({ id, companyIds: ['k1'] })], NOW)
    const payload = {
      companyId: 'k1',
      values: { name: 'Acme Inc', size: '5' },
      base: { name: 'Acme' },
      types: { size: 'integer' },
    }
    store.outbox.insert(item({ id: 'o1', kind: 'company.update', service: 'intercom', personId: 'p1', payload }))
    expect(store.people.get('p2')).toMatchObject({
      companyName: 'Acme Inc',
      companies: [{ name: 'Acme Inc', size: 5 }],
    })
    store.companies.save([company({ id: 'k1', name: 'Acme', plan: 'Pro', updatedAt: NOW + 1 })], NOW)
    expect(store.companies.get('k1')).toMatchObject({ name: 'Acme Inc', plan: 'Pro' })
    store.outbox.update('o1', { state: 'discarded' }, NOW)
    expect(store.companies.get('k1')).toMatchObject({ name: 'Acme', plan: 'Pro' })
    const fresh = { companyId: 'new:1', name: 'Fresh', on: true }
    store.outbox.insert(item({ id: 'o2', kind: 'person.company', service: 'intercom', personId: 'p1', payload: fresh }))
    expect(store.people.get('p1')?.companies.map((one) => one.name)).toEqual(['Acme', 'Fresh'])
    expect(store.companies.called('fresh', 5)).toEqual([])
    store.outbox.update('o2', { state: 'discarded' }, NOW)
    expect(store.people.get('p1')?.companies.map((one) => one.name)).toEqual(['Acme'])
    expect(store.companies.get('new:1')).toBeNull()
  })

  it('notes and drafts go with their person', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const note = { id: 'n1', authorId: 'a', authorName: 'A', html: '<p>x</p>', text: 'x', createdAt: NOW }
    store.personNotes.replace('p1', [note])
    store.personNotes.add('gone', { ...note, id: 'n2' })
    store.formDrafts.save('lead.create', 'p1', 'p1', { Company: 'Acme' }, NOW)
    expect(store.personNotes.ofPerson('p1')).toEqual([note])
    store.people.remove(['p1'])
    expect(store.personNotes.ofPerson('p1')).toEqual([])
    expect(store.personNotes.ofPerson('gone')).toEqual([])
    expect(store.formDrafts.get('lead.create', 'p1')).toBeNull()
  })
})
