import { domainOf } from '../domain/merging/domainOf'
import type { Database } from './database'
import type { LikePerson, MergingRoom } from './mergingRoom'

type Row = Omit<LikePerson, 'companyIds' | 'isMine' | 'domain'> & { n: number; companyIds: string; isMine: number }

const EVERYBODY = `
SELECT p.n, p.id, p.role, p.name, p.email, p.phone, p.in_book AS isMine,
  (SELECT json_group_array(pc.company_id) FROM person_companies pc WHERE pc.person_id = p.id) AS companyIds
FROM people p WHERE p.n > ? ORDER BY p.n LIMIT ?`

/** See `MergingRoom.everybody`. */
export function everybodyAlike(database: Database, after: number, limit: number): ReturnType<MergingRoom['everybody']> {
  const rows = database.all<Row>(EVERYBODY, after, limit)
  return {
    rows: rows.map(({ n: _n, companyIds, isMine, ...row }) => ({
      ...row,
      domain: domainOf(row.email),
      companyIds: JSON.parse(companyIds) as string[],
      isMine: isMine === 1,
    })),
    next: rows.length < limit ? null : (rows.at(-1)?.n ?? null),
  }
}
