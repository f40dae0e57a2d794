import { companyAccounts } from '../domain/matching/companyAccount'
import type { StoreContext } from './context'
import { list } from './database'
import type { CompanyToLookUp, Store } from './types'
import { bareKey, markOf, rulesOf, validKey } from './matchMarks'

/** Companies of people in the book. */
const OF_BOOK = `EXISTS (SELECT 1 FROM person_companies pc INDEXED BY person_companies_by_company
  CROSS JOIN people p ON p.id = pc.person_id WHERE pc.company_id = k.company_id AND p.in_book = 1)`

/** See `Store.companyAccounts`. */
export function companyAccountsStore(context: StoreContext): Store['companyAccounts'] {
  const { database } = context
  const markFor = (orgKey: string): string | null => markOf(rulesOf(context, orgKey).Account)
  const toLookUp = (orgKey: string, where: string, ...values: (string | number)[]): CompanyToLookUp[] => {
    const mark = markFor(orgKey)
    return database
      .all<CompanyToLookUp>(
        `SELECT company_id AS companyId, key, domain FROM company_keys k WHERE org_key = ? AND ${where}`,
        orgKey,
        ...values,
      )
      .map((row) => {
        const key = validKey(mark, row.key)
        return { ...row, key: key === null ? null : bareKey(key) }
      })
  }
  return {
    toLookUp: (orgKey, limit) =>
      toLookUp(orgKey, `looked_at IS NULL AND ${OF_BOOK} ORDER BY company_id LIMIT ?`, limit),
    countToLookUp: (orgKey) =>
      database.count(
        `SELECT count(*) FROM company_keys k WHERE org_key = ? AND looked_at IS NULL AND ${OF_BOOK}`,
        orgKey,
      ),
    wereLookedUp: (orgKey) =>
      database.count(
        'SELECT EXISTS (SELECT 1 FROM company_keys WHERE org_key = ? AND looked_at IS NOT NULL)',
        orgKey,
      ) === 1,
    all: (orgKey, after, limit) =>
      toLookUp(orgKey, `company_id > ? AND ${OF_BOOK} ORDER BY company_id LIMIT ?`, after, limit),
    markLookedUp: (orgKey, companyIds, at) =>
      void database.run(
        'UPDATE company_keys SET looked_at = ? WHERE org_key = ? AND company_id IN (SELECT value FROM json_each(?))',
        at,
        orgKey,
        list(companyIds),
      ),
    handlesOf: (orgKey, companyId) => toLookUp(orgKey, 'company_id = ?', companyId)[0] ?? null,
    of: (orgKey, companyId) => {
      const company = database.get<{ key: string | null; domain: string | null }>(
        'SELECT key, domain FROM company_keys WHERE org_key = ? AND company_id = ?',
        orgKey,
        companyId,
      )
      if (!company) return null
      const mark = markFor(orgKey)
      const handles = { key: validKey(mark, company.key), domain: company.domain }
      const accounts = database.all<{ id: string; key: string | null; domain: string | null }>(
        `SELECT id, match_key AS key, domain FROM sf_records r WHERE org_key = :orgKey AND object = 'Account' AND id IN (
           SELECT id FROM sf_records WHERE org_key = :orgKey AND object = 'Account' AND match_key = :key
           UNION SELECT id FROM sf_records WHERE org_key = :orgKey AND object = 'Account' AND domain = :domain
         ) ORDER BY created_at DESC, id`,
        { orgKey, ...handles },
      )
      const choice = database.get<{ recordId: string; candidates: string }>(
        'SELECT record_id AS recordId, candidates FROM company_choices WHERE org_key = ? AND company_id = ?',
        orgKey,
        companyId,
      )
      return companyAccounts(
        handles,
        accounts.map((one) => ({ ...one, key: validKey(mark, one.key) })),
        choice ? { recordId: choice.recordId, candidates: JSON.parse(choice.candidates) as string[] } : null,
      )
    },
    choose: (orgKey, companyId, recordId, candidates, at) => {
      if (recordId === null) {
        database.run('DELETE FROM company_choices WHERE org_key = ? AND company_id = ?', orgKey, companyId)
        return
      }
      database.run(
        `INSERT INTO company_choices (org_key, company_id, record_id, candidates, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET record_id = excluded.record_id, candidates = excluded.candidates, at = excluded.at`,
        orgKey,
        companyId,
        recordId,
        list([...candidates].sort()),
        at,
      )
    },
  }
}
