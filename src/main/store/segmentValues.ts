import type { AttributeKind, TextField } from '../../contract/models'
import type { ValuesOf } from '../../contract/segmentCommands'
import type { StoreContext } from './context'
import { foldForSort } from './text'

/** How many people's own values are looked through; each is a line of JSON to read. */
const PEOPLE = 2_000

const OF: Record<TextField, string> = {
  company: 'SELECT name AS v FROM companies',
  country: 'SELECT country AS v FROM people',
  leadStatus: 'SELECT status AS v FROM sf_leads WHERE org_key = :orgKey AND is_converted = 0',
  title: `SELECT title AS v FROM sf_leads WHERE org_key = :orgKey AND is_converted = 0
    UNION ALL SELECT title FROM sf_contacts WHERE org_key = :orgKey`,
  recordOwner: `SELECT owner_name AS v FROM sf_leads WHERE org_key = :orgKey AND is_converted = 0
    UNION ALL SELECT owner_name FROM sf_contacts WHERE org_key = :orgKey`,
  accountOwner: 'SELECT account_owner_name AS v FROM sf_contacts WHERE org_key = :orgKey',
  ownerRole: 'SELECT coalesce(role_name, title) AS v FROM sf_users WHERE org_key = :orgKey',
  stage: `SELECT fields ->> '$.StageName' AS v FROM sf_records WHERE org_key = :orgKey AND object = 'Opportunity'`,
}

const inJson = (column: 'utm' | 'custom_attributes'): string => `SELECT j.value AS v
  FROM (SELECT id FROM people ORDER BY n DESC LIMIT ${PEOPLE}) p
  JOIN person_details d ON d.person_id = p.id, json_each(d.${column}) j
  WHERE j.key = :name AND j.type = 'text'`

/** Values to choose from, as cached people and records have them: those with a word that begins with `text`, in order. */
export function segmentValues({ database, scope }: StoreContext, of: ValuesOf, text: string, limit: number): string[] {
  const from =
    of.field === 'utm' ? inJson('utm') : of.field === 'attribute' ? inJson('custom_attributes') : OF[of.field]
  return database.texts(
    `SELECT v FROM (SELECT DISTINCT v FROM (${from}) WHERE v IS NOT NULL AND v <> '')
     WHERE instr(' ' || fold_for_sort(v), ' ' || :text) > 0 ORDER BY fold_for_sort(v), v LIMIT :limit`,
    { orgKey: scope.orgKey, name: 'name' in of ? of.name : '', text: foldForSort(text), limit },
  )
}

/** Names of custom attributes with the kind of their first value; a date cannot be told from a number. */
export function attributesInUse({ database }: StoreContext): { name: string; kind: AttributeKind }[] {
  return database.all<{ name: string; kind: AttributeKind }>(
    `SELECT j.key AS name, CASE min(j.type) WHEN 'text' THEN 'text' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number'
       ELSE 'boolean' END AS kind
     FROM (SELECT id FROM people ORDER BY n DESC LIMIT ${PEOPLE}) p
     JOIN person_details d ON d.person_id = p.id, json_each(d.custom_attributes) j
     WHERE j.type <> 'null' GROUP BY j.key ORDER BY j.key`,
  )
}
