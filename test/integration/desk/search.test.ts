import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { settledDesk } from '../../builders/work'

/** The search as the window asks it, over what a sync has brought. */
describe('search', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 20 })
    await settledDesk(desk)
  })
  afterAll(() => desk.stop())

  it('finds what Salesforce has, with whom it is about, else where it opens', async () => {
    const { hits } = await desk.run('search.query', { text: 'in:leads' })
    expect(hits.length).toBeGreaterThan(0)
    for (const hit of hits) {
      if (hit.kind !== 'record') throw new Error(`${hit.kind} is no record`)
      expect(hit.object).toBe('Lead')
      expect(hit.url).toContain(hit.id)
    }
    const ofPeople = hits.flatMap((hit) => (hit.kind === 'record' && hit.personId !== null ? [hit.personId] : []))
    expect(ofPeople.length).toBeGreaterThan(0)
    expect((await desk.run('people.get', { personId: ofPeople[0]! })).match).toBe('lead')
  })

  it('says where a list is cut, and what is wrong with a filter word', async () => {
    const answer = await desk.run('search.query', { text: 'owner:me owner:nobodyatall onwer:x', limit: 5 })
    expect(answer.filters.map(({ text, problem }) => [text, problem])).toEqual([
      ['owner:me', null],
      ['owner:nobodyatall', 'Nobody here is called “nobodyatall”.'],
      ['onwer:x', 'There is no onwer:. Did you mean owner:?'],
    ])
    expect((await desk.run('search.query', { text: 'is:mine', limit: 5 })).more).toContain('person')
  })

  it('ends a question when the next one comes, and answers that', async () => {
    const texts = ['a', 'an', 'ana', 'is:mine ana']
    const answers = await Promise.allSettled(texts.map((text) => desk.run('search.query', { text })))
    expect(answers.at(-1)?.status).toBe('fulfilled')
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('Another search has begun')
    }
    expect(answers[0]?.status).toBe('rejected')
  })

  it('keeps what was searched for, for an empty box, over a restart', async () => {
    await desk.run('search.remember', { text: 'is:unread' })
    expect((await desk.run('search.query', { text: '' })).recent).toEqual(['is:unread'])
    await desk.restart()
    expect((await desk.run('search.query', { text: ' ' })).recent).toEqual(['is:unread'])
  })
})
