import type { DataAttributeRow } from './rows'

type Standard = [
  name: string,
  label: string,
  type: DataAttributeRow['data_type'],
  description: string,
  writable: boolean,
]

const CONTACT: Standard[] = [
  ['id', 'ID', 'string', 'The Intercom defined id representing the contact', false],
  ['role', 'Role', 'string', 'The role of the contact', true],
  ['external_id', 'User ID', 'string', 'A number or string identifying the contact in your own system', true],
  ['owner_id', 'Owner', 'string', 'The teammate who owns the contact', true],
  ['name', 'Name', 'string', "A person's full name", true],
  ['email', 'Email', 'string', 'The email address assigned to a contact', true],
  ['phone', 'Phone', 'string', "A person's phone number", true],
  ['signed_up_at', 'Signed up', 'date', 'The day a user signed up', true],
  ['created_at', 'First seen', 'date', 'The day a contact was first seen', false],
  ['updated_at', 'Last updated', 'date', 'The day a contact was last updated', false],
  ['last_seen_at', 'Last seen', 'date', 'The day a contact last visited', true],
  ['last_contacted_at', 'Last contacted', 'date', 'The day a contact was last contacted', false],
  ['last_replied_at', 'Last heard from', 'date', 'The day a contact last replied', false],
  ['unsubscribed_from_emails', 'Unsubscribed from Emails', 'boolean', 'Whether a person has unsubscribed', true],
  ['browser', 'Browser', 'string', 'The browser a contact is using', false],
  ['os', 'OS', 'string', 'The operating system a contact is using', false],
]

const COMPANY: Standard[] = [
  ['name', 'Company name', 'string', 'The name of a company', true],
  ['company_id', 'Company ID', 'string', 'A number identifying a company', false],
  ['remote_created_at', 'Company created at', 'date', 'The day a company was added', true],
  ['monthly_spend', 'Monthly Spend', 'float', 'The monthly revenue you receive from a company', true],
  ['user_count', 'People', 'integer', 'The number of people in a company', false],
  ['session_count', 'Company web sessions', 'integer', 'All visits from anyone in a company', false],
  ['size', 'Company size', 'integer', 'The number of people employed in this company', true],
  ['industry', 'Company industry', 'string', 'The category or domain this company belongs to', true],
  ['website', 'Company website', 'string', "The web address for the company's primary marketing site", true],
]

/** The attributes every workspace has; they carry no id. */
export function standardAttributes(): DataAttributeRow[] {
  const rows = (model: 'contact' | 'company', list: Standard[]): DataAttributeRow[] =>
    list.map(([name, label, data_type, description, api_writable]) => ({
      id: null,
      model,
      name,
      full_name: name,
      label,
      description,
      data_type,
      options: null,
      api_writable,
      messenger_writable: false,
      custom: false,
      archived: false,
      created_at: 0,
      updated_at: 0,
    }))
  return [...rows('contact', CONTACT), ...rows('company', COMPANY)]
}
