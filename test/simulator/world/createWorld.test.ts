import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../src/simulator/world/createWorld'

const now = Date.UTC(2026, 10, 22, 9, 30)

describe('a world', () => {
  it('is the same for the same seed, size and present', () => {
    const options = { seed: 11, people: 300, now }
    expect(createWorld(options)).toEqual(createWorld(options))
  })

  it('is another for another seed', () => {
    const names = (seed: number): (string | null)[] =>
      createWorld({ seed, people: 60, now }).intercom.contacts.map((contact) => contact.name)
    expect(names(1)).not.toEqual(names(2))
  })

  it('deals out the book and the roles in the shares that were asked for', () => {
    const { intercom, rep } = createWorld({ seed: 3, people: 2000, now, bookShare: 0.35, ownedShare: 0.6 })
    const share = (holds: (contact: (typeof intercom.contacts)[number]) => boolean): number =>
      intercom.contacts.filter(holds).length / 2000
    expect(share((contact) => contact.owner_id === rep.adminId)).toBe(0.35)
    expect(share((contact) => contact.owner_id !== null)).toBeCloseTo(0.6, 2)
    expect(share((contact) => contact.role === 'lead')).toBeGreaterThan(0.55)
    expect(share((contact) => contact.role === 'lead')).toBeLessThan(0.65)
  })

  it('has as many conversations as were asked for, most in the last year, none in the future, some open', () => {
    const { conversations } = createWorld({ seed: 5, people: 3000, now, conversationsPerPerson: 2 }).intercom
    expect(conversations.length / 3000).toBeGreaterThan(1.8)
    expect(conversations.length / 3000).toBeLessThan(2.2)
    const seconds = now / 1000
    const updated = conversations.map((entry) => Math.max(entry.created_at, ...entry.parts.map((part) => part.at)))
    expect(Math.max(...updated)).toBeLessThanOrEqual(seconds)
    expect(Math.min(...conversations.map((entry) => entry.created_at))).toBeGreaterThan(seconds - 550 * 86_400)
    expect(updated.filter((at) => at > seconds - 365 * 86_400).length / updated.length).toBeGreaterThan(0.6)
    const open = conversations.filter((entry) => entry.state === 'open').length / conversations.length
    expect(open).toBeGreaterThan(0.04)
    expect(open).toBeLessThan(0.3)
    expect(new Set(conversations.map((entry) => entry.state))).toEqual(new Set(['open', 'closed', 'snoozed']))
    expect(new Set(conversations.map((entry) => entry.deliveredAs)).size).toBe(3)
  })

  it('ends each closed conversation with a close, and lets no time run backwards', () => {
    for (const conversation of createWorld({ seed: 5, people: 800, now }).intercom.conversations) {
      const times = [conversation.created_at, ...conversation.parts.map((part) => part.at)]
      expect(times).toEqual([...times].sort((a, b) => a - b))
      if (conversation.state === 'closed') expect(conversation.parts.at(-1)?.type).toBe('close')
    }
  })

  it('speaks many scripts', () => {
    const text = JSON.stringify(createWorld({ seed: 5, people: 800, now }).intercom)
    for (const script of [
      /\p{Script=Hebrew}{3}/u,
      /\p{Script=Arabic}{3}/u,
      /\p{Script=Han}{2}/u,
      /\p{Script=Hangul}{2}/u,
    ]) {
      expect(text).toMatch(script)
    }
    expect(text).toMatch(/\p{Script=Cyrillic}{3}/u)
    expect(text).toMatch(/[À-ſ]/)
    expect(text).toMatch(/\p{Extended_Pictographic}/u)
  })

  it('holds 100,000 people', () => {
    const { intercom, salesforce, rep } = createWorld({ seed: 1, people: 100_000, now })
    expect(intercom.contacts).toHaveLength(100_000)
    expect(intercom.contacts.filter((contact) => contact.owner_id === rep.adminId)).toHaveLength(20_000)
    expect(intercom.conversations.length).toBeGreaterThan(110_000)
    expect(intercom.conversations.length).toBeLessThan(130_000)
    expect(salesforce.records['Lead']!.length).toBeGreaterThan(25_000)
    expect(salesforce.records['Contact']!.length).toBeGreaterThan(20_000)
    expect(new Set(intercom.contacts.map((contact) => contact.id)).size).toBe(100_000)
  })

  it.each([
    [{ seed: 1.5, people: 10 }, 'seed'],
    [{ seed: 1, people: 0 }, 'people'],
    [{ seed: 1, people: 10.5 }, 'people'],
    [{ seed: 1, people: 10, bookShare: 2 }, 'bookShare'],
    [{ seed: 1, people: 10, conversationsPerPerson: -1 }, 'conversationsPerPerson'],
    [{ seed: 1, people: 10, now: Number.NaN }, 'now'],
  ])('refuses %o', (options, word) => {
    expect(() => createWorld({ now, ...options })).toThrow(new RegExp(word))
  })

  it('can be as small as one person', () => {
    expect(createWorld({ seed: 1, people: 1, now }).intercom.contacts).toHaveLength(1)
  })
})
