import type { AttributeKind } from '../../contract/models'

/*
 * Where the values of a condition come from, as parts of SQL about a row `p` of people. A person's record in Salesforce
 * is `p.record_id`: the one that the match comes down to (refreshPeople.ts); there is none while there are several.
 */

/** Wraps a test of one value: where there are several values, one that fits is enough; without any it does not hold. */
export type Holds = (test: (value: string) => string) => string

/** Names of the person's companies, as far as they are cached. */
export const companies: Holds = (test) => `EXISTS (
  SELECT 1 FROM person_companies pc JOIN companies c ON c.id = pc.company_id
  WHERE pc.person_id = p.id AND ${test('c.name')})`

/** Ids of the person's tags. */
export const tags: Holds = (test) => `EXISTS (
  SELECT 1 FROM person_details d, json_each(d.tag_ids) j WHERE d.person_id = p.id AND ${test('j.value')})`

/** Ids of Intercom's segments that the person was in when they were last read. */
export const intercomSegments: Holds = (test) => `EXISTS (
  SELECT 1 FROM intercom_segment_people m WHERE m.person_id = p.id AND ${test('m.segment_id')})`

/** One of the person's UTM values; `name` is the name of a value. */
export const utmSource =
  (name: string): Holds =>
  (test) =>
    `EXISTS (SELECT 1 FROM person_details d, json_each(d.utm) j
      WHERE d.person_id = p.id AND j.key = ${name} AND ${test('j.value')})`

/** How JSON says the kind of a value, and how it is compared: Intercom writes a date as seconds. */
const KINDS: Record<AttributeKind, readonly [types: string, value: string]> = {
  text: [`'text'`, 'j.value'],
  number: [`'integer', 'real'`, 'j.value'],
  date: [`'integer', 'real'`, 'j.value * 1000'],
  boolean: [`'true', 'false'`, `(j.type = 'true')`],
}

/** One of the person's custom attributes; `name` is the name of a value. */
export const attributeSource = (kind: AttributeKind, name: string): Holds => {
  const [types, value] = KINDS[kind]
  return (test) => `EXISTS (SELECT 1 FROM person_details d, json_each(d.custom_attributes) j
    WHERE d.person_id = p.id AND j.key = ${name} AND j.type IN (${types}) AND ${test(value)})`
}

/**
 * Stages of the Contact's Opportunities: those of its Account, and those on which it has a role, as the panel lists them.
 * A test may also look at the Opportunity `o` itself.
 */
export const stages: Holds = (test) => {
  const fits = test(`o.fields ->> '$.StageName'`)
  return `(p.match_kind = 'contact' AND (EXISTS (
    SELECT 1 FROM sf_contacts k JOIN sf_records o
      ON o.org_key = k.org_key AND o.object = 'Opportunity' AND o.account_id = k.account_id
    WHERE k.org_key = :orgKey AND k.id = p.record_id AND ${fits}
  ) OR EXISTS (
    SELECT 1 FROM sf_records r JOIN sf_records o
      ON o.org_key = r.org_key AND o.object = 'Opportunity' AND o.id = r.what_id
    WHERE r.org_key = :orgKey AND r.object = 'OpportunityContactRole' AND r.who_id = p.record_id AND ${fits}
  )))`
}

const ofLead = (column: string): string =>
  `(SELECT l.${column} FROM sf_leads l WHERE l.org_key = :orgKey AND l.id = p.record_id)`
const ofContact = (column: string): string =>
  `(SELECT k.${column} FROM sf_contacts k WHERE k.org_key = :orgKey AND k.id = p.record_id)`
const ofEither = (column: string): string =>
  `CASE p.match_kind WHEN 'lead' THEN ${ofLead(column)} WHEN 'contact' THEN ${ofContact(column)} END`

/** What the person's record says, as expressions. The owner's role is their title where there is none (as on the card). */
export const recordText = {
  leadStatus: `CASE p.match_kind WHEN 'lead' THEN p.salesforce_status END`,
  title: ofEither('title'),
  recordOwner: ofEither('owner_name'),
  accountOwner: `CASE p.match_kind WHEN 'contact' THEN ${ofContact('account_owner_name')} END`,
  ownerRole: `(SELECT coalesce(u.role_name, u.title) FROM sf_users u
    WHERE u.org_key = :orgKey AND u.id = ${ofEither('owner_id')})`,
}
