/*
 * What a person is compared with, as parts of SQL about a row `q` of people with the columns of `PEOPLE_KEYED`. The
 * comparing itself is the domain's (`matchRecords`, as the function `matched_records`): these only bring near whatever
 * may match. Parameters: orgKey, leadMark, contactMark (null where records of this object are compared by email alone).
 */

const key = (object: 'Lead' | 'Contact'): string => `(SELECT k.key FROM person_keys k
  WHERE k.org_key = :orgKey AND k.person_id = q.id AND k.object = '${object}')`

/** What is added to a person's own columns first. */
export const KEYS_OF_PERSON = `${key('Lead')} AS lead_key, ${key('Contact')} AS contact_key`

const byKey = (object: 'Lead' | 'Contact', column: string): string => `SELECT r.id FROM sf_records r
  WHERE r.org_key = :orgKey AND r.object = '${object}' AND r.match_key = q.${column}`

const LEAD_IDS = `SELECT d.id FROM sf_leads d WHERE d.org_key = :orgKey AND d.email_folded = q.email_folded
  UNION ${byKey('Lead', 'lead_key')}`
const BECAME = `SELECT d.converted_contact_id FROM sf_leads d
  WHERE d.org_key = :orgKey AND d.is_converted = 1 AND d.id IN (${LEAD_IDS})`
const CONTACT_IDS = `SELECT c.id FROM sf_contacts c WHERE c.org_key = :orgKey AND c.email_folded = q.email_folded
  UNION ${byKey('Contact', 'contact_key')} UNION ${BECAME}`

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
SELECT k.person_id FROM sf_records r JOIN person_keys k
  ON k.org_key = r.org_key AND k.object = r.object AND k.key = r.match_key
  WHERE r.org_key = :orgKey AND r.object = :object AND r.match_key IS NOT NULL
    AND r.id IN (SELECT value FROM json_each(:ids))
UNION
SELECT k.person_id FROM sf_leads d
  JOIN sf_records r ON r.org_key = d.org_key AND r.object = 'Lead' AND r.id = d.id AND r.match_key IS NOT NULL
  JOIN person_keys k ON k.org_key = r.org_key AND k.object = 'Lead' AND k.key = r.match_key
  WHERE d.org_key = :orgKey AND :object = 'Contact' AND d.converted_contact_id IN (SELECT value FROM json_each(:ids))`

/** People with the email of these records: theirs by it, unless the keys say otherwise. */
export const PEOPLE_BY_EMAILS = `
SELECT p.id FROM people p WHERE p.email_folded IN (
  SELECT d.email_folded FROM sf_leads d WHERE d.org_key = :orgKey AND d.email_folded IS NOT NULL
    AND (:object = 'Lead' AND d.id IN (SELECT value FROM json_each(:ids)))
  UNION
  SELECT d.email_folded FROM sf_leads d WHERE d.org_key = :orgKey AND d.email_folded IS NOT NULL
    AND d.converted_contact_id IS NOT NULL AND :object = 'Contact'
    AND d.converted_contact_id IN (SELECT value FROM json_each(:ids))
  UNION
  SELECT c.email_folded FROM sf_contacts c WHERE c.org_key = :orgKey AND c.email_folded IS NOT NULL
    AND :object = 'Contact' AND c.id IN (SELECT value FROM json_each(:ids)))`
