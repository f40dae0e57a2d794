import type { Random } from '../shared/random'
import type { Company } from './companies'
import { MAIL_HOSTS } from './data/business'
import { PLACES } from './data/places'
import { slug, type PersonName } from './names'

/** Hands out email addresses, each once. Every domain ends in `.example`, which is kept free for such use (RFC 2606). */
export function makeAddressBook(): { email(random: Random, name: PersonName, company: Company | null): string } {
  const taken = new Set<string>()
  return {
    email(random, name, company) {
      const first = slug(name.latinFirst, '')
      const last = slug(name.latinLast, '')
      const local = random.pick([`${first}.${last}`, `${first[0]}${last}`, first, `${first}_${last}`]).slice(0, 40)
      const host = company && random.chance(0.88) ? company.domain : random.pick(MAIL_HOSTS)
      let address = `${local}@${host}`
      // A plus sign and an apostrophe are legal in an address; people use them, and queries have to live with them.
      if (random.chance(0.01)) address = `${local}+harborlight@${host}`
      else if (random.chance(0.005)) address = `${first}.o'${last}@${host}`
      const at = address.indexOf('@')
      for (let n = 2; taken.has(address); n++) {
        const start = random.int(2, 9) + n * 10
        address = `${address.slice(0, at)}${start}@${host}`
      }
      taken.add(address)
      return address
    },
  }
}

/** A made-up phone number of the locale's country; some as typed by hand. */
export function makePhone(random: Random, locale: string): string {
  const code = random.pick(PLACES[locale] ?? PLACES['en']!).phone
  if (code === '1') return `+1${random.int(201, 989)}55501${String(random.int(0, 99)).padStart(2, '0')}`
  if (code === '44') return `+447700900${String(random.int(0, 999)).padStart(3, '0')}`
  const number = `555${String(random.int(0, 99_999)).padStart(5, '0')}`
  return random.chance(0.1) ? `+${code} (0) ${number.slice(0, 3)}-${number.slice(3)}` : `+${code}${number}`
}
