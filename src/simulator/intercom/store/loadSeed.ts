import type { IntercomSeed, IntercomSeedCompany } from '../../types'
import { textToHtml, messageHtml } from '../text'
import { standardAttributes } from './attributes'
import { newContact } from './newContact'
import type { AttributeValue, CompanyRow } from './rows'
import { conversationFromSeed } from './seedConversation'
import type { World } from './world'

/** Puts a seed's rows into an empty workspace. Throws where ids repeat. */
export function loadSeed(world: World, seed: IntercomSeed): void {
  for (const admin of seed.admins) {
    world.admins.set(admin.id, {
      id: admin.id,
      name: admin.name,
      email: admin.email,
      jobTitle: admin.job_title ?? null,
      teamIds: admin.team_ids,
      awayModeEnabled: false,
      awayModeReassign: false,
      awayStatusReasonId: null,
    })
  }
  for (const team of seed.teams) world.teams.set(team.id, team)
  for (const tag of seed.tags) {
    world.tags.set(tag.id, { id: tag.id, name: tag.name })
    world.ids.atLeast('tag', tag.id)
  }
  for (const segment of seed.segments) {
    const at = seed.app.created_at
    world.segments.set(segment.id, {
      id: segment.id,
      name: segment.name,
      person_type: segment.person_type,
      created_at: at,
      updated_at: at,
      contactIds: new Set(segment.contactIds),
    })
  }
  const { created_at } = seed.app
  for (const macro of seed.macros) {
    const body = macro.body.startsWith('<') ? messageHtml(macro.body) : textToHtml(macro.body)
    world.macros.push({ id: macro.id, name: macro.name, body, created_at, updated_at: created_at })
  }
  for (const company of seed.companies) world.companies.add(companyFromSeed(company))
  loadContacts(world, seed)
  for (const row of seed.conversations) world.ids.atLeast('conversation', row.id)
  for (const row of seed.conversations) {
    const conversation = conversationFromSeed(world, row)
    world.conversations.add(conversation)
    if (conversation.state === 'snoozed') world.snoozed.add(conversation)
  }
}

function loadContacts(world: World, seed: IntercomSeed): void {
  world.dataAttributes.push(...standardAttributes())
  const known = new Map<string, AttributeValue>()
  for (const row of seed.contacts) {
    const { companyIds, tagIds, location, utm, ...fields } = row
    const contact = newContact(row.id, row.role, row.created_at)
    Object.assign(contact, fields, {
      location,
      utm,
      companyIds: [...companyIds],
      custom_attributes: { ...row.custom_attributes },
    })
    const by = { type: 'admin' as const, id: seed.admins[0]?.id ?? '0' }
    contact.tags = tagIds.map((id) => ({ id, appliedAt: row.created_at, by }))
    contact.email = row.email?.toLowerCase() ?? null
    world.contacts.add(contact)
    for (const [name, value] of Object.entries(row.custom_attributes)) {
      if (value !== null || !known.has(name)) known.set(name, known.get(name) ?? value)
    }
  }
  for (const [name, value] of known) {
    world.dataAttributes.push({
      id: Number(world.ids.next('attribute')),
      model: 'contact',
      name,
      full_name: `custom_attributes.${name}`,
      label: name,
      description: '',
      data_type: typeOf(value),
      options: null,
      api_writable: true,
      messenger_writable: false,
      custom: true,
      archived: false,
      created_at: seed.app.created_at,
      updated_at: seed.app.created_at,
    })
  }
}

function typeOf(value: AttributeValue): 'string' | 'float' | 'integer' | 'boolean' {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return 'string'
}

function companyFromSeed(row: IntercomSeedCompany): CompanyRow {
  return { ...row, remote_created_at: row.created_at, last_request_at: null, tagIds: [], custom_attributes: {} }
}
