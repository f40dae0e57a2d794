import type { Random } from '../shared/random'
import { makePhone } from './addresses'
import type { Company } from './companies'
import { JOB_TITLES } from './data/business'
import { makeName, slug } from './names'
import type { WorldSettings } from './options'
import type { OwnerChoice } from './plans'
import type { OrgWriter } from './salesforce'
import type { Story } from './story'

/** Leads and Contacts whom only Salesforce knows: about one for every ten people, half of them the rep's or a teammate's. */
export function writeStrangers(
  random: Random,
  org: OrgWriter,
  settings: WorldSettings,
  companies: Company[],
): Story['salesforceOnly'] {
  const found: Story['salesforceOnly'] = { leadIds: [], contactIds: [] }
  const count = Math.max(4, Math.round(settings.people * 0.05))
  for (let index = 0; index < count * 2; index++) {
    const draw = random.fork(`stranger ${index}`)
    const kind = index % 2 === 0 ? 'lead' : 'contact'
    const name = makeName(draw)
    const company = draw.pick(companies)
    const subject = {
      name,
      // The number keeps the address apart from everybody's in Intercom.
      email: draw.chance(0.9) ? `${slug(name.latinLast, '')}.crm${index}@${company.domain}` : null,
      phone: draw.chance(0.7) ? makePhone(draw, name.locale) : null,
      company,
      location: null,
      title: draw.pick(JOB_TITLES),
    }
    const owner: OwnerChoice = index < 4 ? 'rep' : draw.chance(settings.bookShare) ? 'rep' : 'teammate'
    const id = org.writeStranger(draw, subject, kind, owner)
    if (kind === 'lead') found.leadIds.push(id)
    else found.contactIds.push(id)
  }
  return found
}
