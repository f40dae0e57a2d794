import type { SearchHit } from '../../contract/models'
import type { StoreContext } from './context'
import { matchExpression, searchTerms } from './matchExpression'
import { searchSnippet } from './searchSnippet'
import type { Store } from './types'

/** Of many messages only the newest so many are ranked (row numbers go up with time): ranking reads each one. */
const RANKED_MESSAGES = 500

const PEOPLE = `
SELECT p.id, p.display_name AS title, p.role, p.email, p.company_name AS company
FROM people_fts f JOIN people p ON p.n = f.rowid
WHERE people_fts MATCH ?
ORDER BY p.in_book DESC, bm25(people_fts, 10.0, 5.0, 2.0, 2.0), p.last_activity_at DESC LIMIT ?`

const COMPANIES = `
SELECT c.id, c.name AS title, c.website, (
    SELECT count(DISTINCT pc.person_id) FROM person_companies pc WHERE pc.company_id = c.id
  ) AS people
FROM companies_fts f JOIN companies c ON c.n = f.rowid
WHERE companies_fts MATCH ? AND people > 0
ORDER BY bm25(companies_fts), people DESC LIMIT ?`

const MESSAGES = `
WITH hits AS MATERIALIZED (
  SELECT rowid AS n, bm25(parts_fts) AS score FROM parts_fts WHERE parts_fts MATCH ?
  ORDER BY rowid DESC LIMIT ${RANKED_MESSAGES}
)
SELECT t.conversation_id || '/' || t.id AS id, t.conversation_id AS conversationId, p.display_name AS title,
  t.body_text AS text, t.created_at AS at
FROM hits CROSS JOIN parts t ON t.n = hits.n
JOIN conversations c ON c.id = t.conversation_id
JOIN people p ON p.id = c.person_id
WHERE t.kind <> 'event'
ORDER BY hits.score, t.n DESC LIMIT ?`

type PersonHit = { id: string; title: string; role: 'lead' | 'user'; email: string | null; company: string | null }
type CompanyHit = { id: string; title: string; website: string | null; people: number }
type MessageHit = { id: string; conversationId: string; title: string; text: string; at: number }

/** Search as you type over people, companies and messages. */
export function searchStore({ database }: StoreContext): Store['search'] {
  return {
    query: (text, limit) => {
      const expression = matchExpression(text)
      const terms = searchTerms(text)
      if (expression === null || limit < 1) return []
      const people = database.all<PersonHit>(PEOPLE, expression, limit).map(personHit)
      const companies = database.all<CompanyHit>(COMPANIES, expression, limit).map(companyHit)
      const messages = database.all<MessageHit>(MESSAGES, expression, limit).map((hit) => messageHit(hit, terms))
      return share([people, companies, messages], limit)
    },
  }
}

/** People first, but never all of the list while companies or messages have hits: half, a fifth, the rest. */
function share([people = [], companies = [], messages = []]: SearchHit[][], limit: number): SearchHit[] {
  const companyRoom = Math.min(companies.length, Math.max(1, Math.floor(limit / 5)))
  const messageRoom = Math.min(messages.length, Math.max(1, Math.floor((limit * 3) / 10)))
  const peopleTaken = people.slice(0, Math.max(1, limit - companyRoom - messageRoom))
  const companiesTaken = companies.slice(0, Math.max(companyRoom, limit - peopleTaken.length - messages.length))
  return [...peopleTaken, ...companiesTaken, ...messages].slice(0, limit)
}

function personHit({ id, title, role, email, company }: PersonHit): SearchHit {
  const detail = [email === title ? null : email, company].filter((word) => word !== null && word !== '').join(' · ')
  return { kind: 'person', id, title, detail, role }
}

function companyHit({ id, title, website, people }: CompanyHit): SearchHit {
  return { kind: 'company', id, title, detail: website ?? '', people }
}

function messageHit({ id, conversationId, title, text, at }: MessageHit, terms: string[]): SearchHit {
  return { kind: 'message', id, conversationId, title, detail: searchSnippet(text, terms), at }
}
