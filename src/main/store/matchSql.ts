/*
 * What a person is compared with, as parts of SQL about a row `q` of people with the columns of `PEOPLE_KEYED`. The
 * comparing itself is the domain's (`matchRecords`, as the function `matched_records`): these only bring near whatever
 * may match. Indexes and the order of joins are named: without statistics SQLite would walk all of an org. Parameters: orgKey, leadMark, contactMark (null where records of this object are compared by email alone).
 */

const key = (object: 'Lead' | 'Contact'): string => `(SELECT k.key FROM person_keys k
  WHERE k.org_key = :orgKey AND k.person_id = q.id AND k.object = '${object}')`

/** What is added to a person's own columns first. */
export const KEYS_OF_PERSON = `${key('Lead')} AS lead_key, ${key('Contact')} AS contact_key`

const byKey = (
  object: 'Lead' | 'Contact',
  column: string,
): string => `SELECT r.id FROM sf_records r INDEXED BY sf_records_by_key
  WHERE r.org_key = :orgKey AND r.object = '${object}' AND r.match_key = q.${column}`

const LEAD_IDS = `SELECT d.id FROM sf_leads d INDEXED BY sf_leads_by_email
  WHERE d.org_key = :orgKey AND d.email_folded = q.email_folded
  UNION ALL ${byKey('Lead', 'lead_key')}`
const BECAME = `SELECT d.converted_contact_id FROM sf_leads d
  WHERE d.org_key = :orgKey AND d.is_converted = 1 AND d.id IN (${LEAD_IDS})`
const CONTACT_IDS = `SELECT c.id FROM sf_contacts c INDEXED BY sf_contacts_by_email
  WHERE c.org_key = :orgKey AND c.email_folded = q.email_folded
  UNION ALL ${byKey('Contact', 'contact_key')} UNION ALL ${BECAME}`

const recordKey = (object: 'Lead' | 'Contact'): string => `(SELECT r.match_key FROM sf_records r
  WHERE r.org_key = :orgKey AND r.object = '${object}' AND r.id = d.id)`

const LEADS = `(SELECT json_group_array(json_array(
    d.id, d.email_folded, ${recordKey('Lead')}, d.is_converted, d.converted_contact_id
  )) FROM sf_leads d WHERE d.org_key = :orgKey AND d.id IN (${LEAD_IDS}))`
const CONTACTS = `(SELECT json_group_array(json_array(d.id, d.email_folded, ${recordKey('Contact')}))
  FROM sf_contacts d WHERE d.org_key = :orgKey AND d.id IN (${CONTACT_IDS}))`

/** `{"leads": [ids], "contacts": [ids], "by": {id: by}}` for a row with `KEYS_OF_PERSON`. */
export const FOUND = `matched_records(
  q.email_folded, q.lead_key, q.contact_key, :leadMark, :contactMark, ${LEADS}, ${CONTACTS})`

/** Whether there is a key of the present rules. */
export const HAS_KEY = `(
  (q.lead_key IS NOT NULL AND :leadMark IS NOT NULL AND substr(q.lead_key, 1, length(:leadMark)) = :leadMark) OR
  (q.contact_key IS NOT NULL AND :contactMark IS NOT NULL
    AND substr(q.contact_key, 1, length(:contactMark)) = :contactMark))`

/** Without an email it is the keys that the org was to be asked for. */
export const KEYS_ASKED = `NOT EXISTS (SELECT 1 FROM person_keys k
  WHERE k.org_key = :orgKey AND k.person_id = q.id AND k.looked_at IS NULL)`

/** People whose match these records (`:ids`, of `:object`) may be part of: by key, and by that of a Lead that became them. */
export const PEOPLE_BY_KEYS = `
SELECT k.person_id FROM json_each(:ids) j
  CROSS JOIN sf_records r ON r.org_key = :orgKey AND r.object = :object AND r.id = j.value AND r.match_key IS NOT NULL
  CROSS JOIN person_keys k INDEXED BY person_keys_by_key
    ON k.org_key = :orgKey AND k.object = r.object AND k.key = r.match_key
UNION
SELECT k.person_id FROM json_each(:ids) j
  CROSS JOIN sf_leads d INDEXED BY sf_leads_by_contact
    ON d.org_key = :orgKey AND :object = 'Contact' AND d.converted_contact_id = j.value
  CROSS JOIN sf_records r ON r.org_key = :orgKey AND r.object = 'Lead' AND r.id = d.id AND r.match_key IS NOT NULL
  CROSS JOIN person_keys k INDEXED BY person_keys_by_key
    ON k.org_key = :orgKey AND k.object = 'Lead' AND k.key = r.match_key`

/** People with the email of these records: theirs by it, unless the keys say otherwise. */
export const PEOPLE_BY_EMAILS = `
SELECT p.id FROM people p INDEXED BY people_by_email WHERE p.email_folded IS NOT NULL AND p.email_folded IN (
  SELECT d.email_folded FROM json_each(:ids) j
    CROSS JOIN sf_leads d ON d.org_key = :orgKey AND :object = 'Lead' AND d.id = j.value
  UNION ALL
  SELECT d.email_folded FROM json_each(:ids) j CROSS JOIN sf_leads d INDEXED BY sf_leads_by_contact
    ON d.org_key = :orgKey AND :object = 'Contact' AND d.converted_contact_id = j.value
  UNION ALL
  SELECT c.email_folded FROM json_each(:ids) j
    CROSS JOIN sf_contacts c ON c.org_key = :orgKey AND :object = 'Contact' AND c.id = j.value)`
