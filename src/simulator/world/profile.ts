import type { Random } from '../shared/random'
import type { IntercomSeedContact } from '../types'
import type { Company } from './companies'
import {
  BROWSERS,
  BUDGETS,
  COMPANY_SIZES,
  JOB_TITLES,
  LIFECYCLES,
  REFERRERS,
  TIMELINES,
  USE_CASES,
  UTM_CAMPAIGNS,
  UTM_MEDIUMS,
  UTM_SOURCES,
  UTM_TERMS,
} from './data/business'
import { PLACES } from './data/places'

interface ProfileInput {
  role: 'lead' | 'user'
  locale: string
  /** Unix seconds. */
  created: number
  now: number
  company: Company | null
  /** Everything is known (the cast). */
  full: boolean
}

type Profile = Pick<
  IntercomSeedContact,
  | 'signed_up_at'
  | 'last_seen_at'
  | 'last_replied_at'
  | 'last_contacted_at'
  | 'location'
  | 'utm'
  | 'referrer'
  | 'browser'
  | 'os'
  | 'tagIds'
  | 'unsubscribed_from_emails'
  | 'custom_attributes'
>

/** What the Messenger and the sales team have learned about a person: visits, place, campaign, qualification. */
export function profileOf(random: Random, input: ProfileInput): Profile {
  const { role, created, now, full } = input
  const known = (chance: number): boolean => full || random.chance(chance)
  const place = random.pick(PLACES[input.locale] ?? PLACES['en']!)
  const campaign = known(0.45)
  const [browser, os] = random.pick(BROWSERS)
  const visited = known(0.85)
  return {
    signed_up_at: role === 'user' ? created + random.int(0, Math.min(3600, now - created)) : null,
    // Most people were here lately, or never again.
    last_seen_at: visited ? Math.floor(now - random.next() ** 3 * (now - created)) : null,
    last_replied_at: null,
    last_contacted_at: null,
    location: known(0.8)
      ? {
          country: place.country,
          region: place.region,
          city: place.city,
          country_code: place.countryCode,
          continent_code: place.continentCode,
        }
      : null,
    utm: {
      campaign: campaign ? random.pick(UTM_CAMPAIGNS) : null,
      content: campaign && random.chance(0.4) ? `variant-${random.pick(['a', 'b', 'c'])}` : null,
      medium: campaign ? random.pick(UTM_MEDIUMS) : null,
      source: campaign ? random.pick(UTM_SOURCES) : null,
      term: campaign && random.chance(0.35) ? random.pick(UTM_TERMS) : null,
    },
    referrer: known(0.5) ? random.pick(REFERRERS) : null,
    browser: visited ? browser : null,
    os: visited ? os : null,
    tagIds: [],
    unsubscribed_from_emails: random.chance(0.05),
    custom_attributes: qualification(random, input, known),
  }
}

function qualification(
  random: Random,
  input: ProfileInput,
  known: (chance: number) => boolean,
): IntercomSeedContact['custom_attributes'] {
  const attributes: IntercomSeedContact['custom_attributes'] = {}
  if (known(0.6)) attributes['job_title'] = random.pick(JOB_TITLES)
  if (known(0.5)) attributes['company_size'] = random.pick(COMPANY_SIZES)
  if (input.company && known(0.5)) attributes['company_name'] = input.company.seed.name
  if (known(0.35)) attributes['budget'] = random.pick(BUDGETS)
  if (known(0.4)) attributes['use_case'] = random.pick(USE_CASES)
  if (known(0.25)) attributes['timeline'] = random.pick(TIMELINES)
  if (known(0.6)) attributes['lifecycle_stage'] = random.pick(LIFECYCLES)
  if (known(0.3)) attributes['seats_wanted'] = Math.ceil(2 * 10 ** (random.next() * 2.5))
  if (known(0.2)) attributes['decision_maker'] = random.chance(0.4)
  if (random.chance(0.04)) attributes['notes_from_fair'] = null
  return attributes
}
