import type { Random } from '../shared/random'
import type { IntercomSeedContact } from '../types'
import { CAST_NAMES, castEntry, type CastEntry, type CastName } from './cast'
import type { Company } from './companies'
import type { WorldSettings } from './options'
import { makeAddressBook, makePhone } from './addresses'
import { objectId } from './ids'
import { makeName, type PersonName } from './names'
import { drawPlan, type PersonPlan } from './plans'
import { profileOf } from './profile'
import type { Team } from './team'
import { DAY } from './time'

/** A person with what the other parts of the world need to know of them. */
export interface Person {
  contact: IntercomSeedContact
  name: PersonName
  company: Company | null
  plan: PersonPlan
  cast?: CastName
}

/**
 * The people: the cast first, then everyday people. The rep owns `bookShare` of all of them to the nearest whole
 * person (but never less than the cast's share of the book); `ownedShare` of them have an owner.
 */
export function makePeople(random: Random, settings: WorldSettings, companies: Company[], team: Team): Person[] {
  const people: Person[] = []
  const byCast = new Map<string, Person>()
  const addresses = makeAddressBook()
  const owners = makeOwners(random.fork('owners'), settings, team)
  const users: Person[] = []
  for (let index = 0; index < settings.people; index++) {
    const draw = random.fork(`person ${index}`)
    const cast = CAST_NAMES[index]
    const entry = cast ? castEntry(cast) : undefined
    const twin = entry?.sameAs ? byCast.get(entry.sameAs) : everydayTwin(draw, users)
    const role = entry?.role ?? (twin ? 'lead' : draw.chance(0.4) ? 'user' : 'lead')
    const name = twin && (entry || draw.chance(0.7)) ? twin.name : nameOf(draw, entry)
    const company = twin ? twin.company : companyOf(draw, entry, role, index, companies)
    const has = { ...drawHas(draw, role), ...(entry ? { email: true, phone: true, name: true, ...entry.has } : {}) }
    const age = Math.floor(draw.next() ** 1.3 * 1000 * DAY) + (entry ? 40 * DAY : 600)
    const created = settings.now - age
    const email = !has.email ? null : twin ? twin.contact.email : addresses.email(draw, name, company)
    const contact: IntercomSeedContact = {
      id: objectId('a1', created, index),
      role,
      external_id: role === 'user' ? `user-${100_000 + index}` : null,
      email,
      phone: has.phone ? makePhone(draw, name.locale) : null,
      name: has.name ? name.full : null,
      owner_id: entry ? owners.ofCast(entry) : owners.next(draw),
      created_at: created,
      updated_at: created,
      companyIds: company ? [company.seed.id] : [],
      ...profileOf(draw, { role, locale: name.locale, created, now: settings.now, company, full: entry !== undefined }),
    }
    contact.updated_at = Math.max(created, contact.last_seen_at ?? 0, created + draw.int(0, Math.floor(age / 3)))
    const plan = entry ? entry.plan : email === null ? { leads: [], contacts: [] } : drawPlan(draw, role)
    const person: Person = { contact, name, company, plan, ...(cast ? { cast } : {}) }
    people.push(person)
    if (cast) byCast.set(cast, person)
    else if (role === 'user' && email !== null && users.length < 5_000) users.push(person)
  }
  return people
}

/** Now and then a lead who is a known user too, and did not sign in. */
function everydayTwin(random: Random, users: Person[]): Person | undefined {
  return users.length > 10 && random.chance(0.015) ? random.pick(users) : undefined
}

function nameOf(random: Random, entry: CastEntry | undefined): PersonName {
  const name = makeName(random, entry?.locale)
  if (!entry?.named) return name
  const [first, last] = entry.named
  return { ...name, first, last, full: `${first} ${last}` }
}

function companyOf(
  random: Random,
  entry: CastEntry | undefined,
  role: string,
  index: number,
  companies: Company[],
): Company | null {
  if (entry?.company === false) return null
  if (!entry && !random.chance(role === 'user' ? 0.92 : 0.6)) return null
  // The cast's companies are their own, so that their Accounts are what their plan says.
  if (entry) return companies[companies.length - 1 - index] ?? null
  // A few companies have many people, most have few.
  return companies[Math.floor(random.next() ** 1.8 * companies.length)] ?? null
}

function drawHas(random: Random, role: string): { email: boolean; phone: boolean; name: boolean } {
  if (role === 'user') return { email: random.chance(0.97), phone: random.chance(0.5), name: random.chance(0.95) }
  if (random.chance(0.06)) return { email: false, phone: false, name: false }
  return { email: random.chance(0.86), phone: random.chance(0.4), name: random.chance(0.8) }
}

interface Owners {
  ofCast(entry: CastEntry): string | null
  next(random: Random): string | null
}

/**
 * Deals out owners so that the shares come out exactly, whatever the order of the people. The cast's owners are
 * fixed, so the book of a world of fewer than about 200 people is larger than its share.
 */
function makeOwners(random: Random, settings: WorldSettings, team: Team): Owners {
  let book = Math.round(settings.people * settings.bookShare)
  let others = Math.round(settings.people * settings.ownedShare) - book
  let left = settings.people
  const teammate = (): string => {
    others = Math.max(0, others - 1)
    return random.pick(team.sellers)
  }
  return {
    ofCast(entry) {
      left--
      if (entry.owner === 'nobody') return null
      if (entry.owner === 'teammate') return teammate()
      book = Math.max(0, book - 1)
      return team.rep.adminId
    },
    next(draw) {
      const at = draw.next() * left
      left--
      if (at < book) {
        book--
        return team.rep.adminId
      }
      return at < book + others ? teammate() : null
    },
  }
}
