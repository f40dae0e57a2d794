import { describe, expect, it } from 'vitest'
import type { UserOverrides } from '../../../../src/main/domain/ownership/teammates'
import { taskOwner, type Assignee, type OwnerUser } from '../../../../src/main/domain/tasks/owner'

const rep = { userId: '005R', name: 'Rita Rep' }

function user(id: string, email: string, over: Partial<OwnerUser> = {}): OwnerUser {
  return { id, name: `User ${id}`, email, username: `${id}@org.example`, isActive: true, ...over }
}

function teammate(over: Partial<Extract<Assignee, { kind: 'teammate' }>> = {}): Assignee {
  return { kind: 'teammate', id: 'T1', name: 'Ben Ode', email: 'ben@example.com', isMe: false, ...over }
}

function owner(
  assignee: Assignee,
  users: OwnerUser[] = [user('005B', 'Ben@Example.com ')],
  overrides: UserOverrides = {},
) {
  return taskOwner({ assignee, users, overrides, rep })
}

describe('taskOwner', () => {
  it('is the active user with the assigned teammate’s email, case and blanks folded', () => {
    expect(owner(teammate())).toEqual({
      ownerId: '005B',
      ownerName: 'User 005B',
      isRep: false,
      reason: 'The conversation is assigned to Ben Ode.',
    })
  })

  it.each<[string, Assignee, OwnerUser[], string]>([
    ['nobody', { kind: 'nobody' }, [], 'assigned to nobody'],
    ['a team', { kind: 'team', name: 'Sales' }, [], 'the team Sales'],
    ['the rep', teammate({ isMe: true, email: null }), [], 'assigned to you'],
    ['an unknown user', teammate(), [], 'has no Salesforce user'],
    ['a teammate without email', teammate({ email: null }), [user('005B', '')], 'has no Salesforce user'],
    ['an inactive user', teammate(), [user('005B', 'ben@example.com', { isActive: false })], 'is inactive'],
    [
      'several users',
      teammate(),
      [user('1', 'ben@example.com'), user('2', 'ben@example.com')],
      'Several active Salesforce users',
    ],
  ])('is the rep where it is assigned to %s, and says why', (_case, assignee, users, words) => {
    expect(owner(assignee, users)).toMatchObject({
      ownerId: '005R',
      ownerName: 'Rita Rep',
      isRep: true,
      reason: expect.stringContaining(words),
    })
  })

  it('prefers an active user, and of several the one whose username is the address', () => {
    const former = user('005A', 'ben@example.com', { isActive: false })
    expect(owner(teammate(), [former, user('005B', 'ben@example.com')]).ownerId).toBe('005B')
    const named = user('005C', 'ben@example.com', { username: 'BEN@example.com' })
    expect(owner(teammate(), [user('005B', 'ben@example.com'), named]).ownerId).toBe('005C')
  })

  it('follows the rep’s own mapping', () => {
    const users = [user('005B', 'ben@example.com'), user('005M', 'other@example.com')]
    expect(owner(teammate(), users, { '005M': 'T1' }).ownerId).toBe('005M')
    expect(owner(teammate(), users, { '005B': null }).reason).toContain('has no Salesforce user')
    expect(owner(teammate(), users, { '005B': 'T2' }).isRep).toBe(true)
    // A user that is no longer in the org maps to nobody.
    expect(owner(teammate(), users, { '005X': 'T1' }).ownerId).toBe('005B')
  })
})
