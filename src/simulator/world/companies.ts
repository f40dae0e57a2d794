import type { Random } from '../shared/random'
import type { IntercomSeedCompany } from '../types'
import { COMPANY_FORMS, COMPANY_HEADS, COMPANY_TAILS, INDUSTRIES, PLANS } from './data/business'
import { objectId } from './ids'
import { slug } from './names'
import { DAY } from './time'

export interface Company {
  seed: IntercomSeedCompany
  /** The mail domain of its people; always under `.example`. */
  domain: string
}

/** `count` companies, each with a domain of its own; `now` in unix seconds. */
export function makeCompanies(random: Random, count: number, now: number): Company[] {
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const head = random.pick(COMPANY_HEADS)
    const tail = random.pick(COMPANY_TAILS)
    const brand = /^[a-z]/.test(tail) ? head + tail : `${head} ${tail}`
    let domain = `${slug(brand)}.example`
    for (let n = 2; taken.has(domain); n++) domain = `${slug(brand)}${n}.example`
    taken.add(domain)
    const created = now - random.int(30, 1500) * DAY - random.int(0, DAY)
    const customer = random.chance(0.45)
    const seed: IntercomSeedCompany = {
      id: objectId('c0', created, index),
      company_id: `hl-${10_000 + index}`,
      name: random.chance(0.5) ? `${brand} ${random.pick(COMPANY_FORMS)}` : brand,
      // Some sites are written with www, some without a scheme, some are not known.
      website: random.chance(0.12)
        ? null
        : random.pick([`https://www.${domain}`, `https://${domain}`, `www.${domain}`]),
      industry: random.chance(0.85) ? random.pick(INDUSTRIES) : null,
      size: random.chance(0.8) ? Math.ceil(3 * 10 ** (random.next() * 2.8)) : null,
      monthly_spend: customer ? random.int(1, 240) * 29 : 0,
      plan: customer ? random.pick(PLANS) : null,
      created_at: created,
      updated_at: Math.min(now, created + random.int(0, now - created)),
    }
    return { seed, domain }
  })
}
