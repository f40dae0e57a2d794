import { ApiError, invalid } from '../errors'
import { idOf, optionalBoolean, secondsOrNull, stringOrNull, type Json } from '../input'
import type { AttributeValue, ContactRow } from '../store/rows'
import type { World } from '../store/world'
import { readAttributes } from './attributes'

/** The writable fields of a contact; an absent key stays as it is. */
export interface ContactChange {
  role?: 'lead' | 'user'
  external_id?: string | null
  email?: string | null
  phone?: string | null
  name?: string | null
  avatar?: string | null
  owner_id?: string | null
  signed_up_at?: number | null
  last_seen_at?: number | null
  unsubscribed_from_emails?: boolean
  custom_attributes?: Record<string, AttributeValue>
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

/** Reads the body of create and update. `utm_*` and `referrer` are no part of it: the Messenger alone writes them. */
export function readContactChange(world: World, body: Json): ContactChange {
  const change: ContactChange = {}
  const { role } = body
  if (role !== undefined) {
    if (role !== 'user' && role !== 'lead') throw invalid('role must be either user or lead')
    change.role = role
  }
  for (const key of ['external_id', 'phone', 'name', 'avatar'] as const) {
    const value = stringOrNull(body, key)
    if (value !== undefined) change[key] = value === '' ? null : value
  }
  const email = stringOrNull(body, 'email')
  if (email) {
    if (!EMAIL.test(email)) throw invalid('Email is invalid')
    change.email = email.toLowerCase()
  } else if (email !== undefined) change.email = null
  if (optionalBoolean(body, 'email_verified') !== undefined && !email) {
    throw invalid('email_verified must be supplied together with an email')
  }
  for (const key of ['signed_up_at', 'last_seen_at'] as const) {
    const value = secondsOrNull(body, key)
    if (value !== undefined) change[key] = value
  }
  const unsubscribed = optionalBoolean(body, 'unsubscribed_from_emails')
  if (unsubscribed !== undefined) change.unsubscribed_from_emails = unsubscribed
  if (body.owner_id !== undefined) change.owner_id = readOwner(world, body.owner_id)
  if (body.custom_attributes !== undefined) change.custom_attributes = readAttributes(world, body.custom_attributes)
  return change
}

function readOwner(world: World, value: unknown): string | null {
  if (value === null) return null
  const id = idOf(value)
  if (id === undefined || !world.admins.has(id)) {
    throw invalid('The owner specified is not a member of the workspace')
  }
  return id
}

/**
 * Email and external id are unique among users: throws 409 with the id of the contact that has them. Leads may share
 * an email with anybody.
 */
export function requireUnique(
  world: World,
  wanted: { id?: string; role: 'lead' | 'user'; email: string | null; external_id: string | null },
): void {
  if (wanted.role !== 'user') return
  const rivals: ContactRow[] = [
    ...(wanted.email ? world.contacts.group('email', wanted.email) : []),
    ...(wanted.external_id ? world.contacts.group('external', wanted.external_id) : []),
  ]
  const rival = rivals.find((row) => row.role === 'user' && row.id !== wanted.id)
  if (!rival) return
  const which = rival.archived ? 'An archived' : 'A'
  throw new ApiError(409, 'conflict', `${which} contact matching those details already exists with id=${rival.id}`)
}
