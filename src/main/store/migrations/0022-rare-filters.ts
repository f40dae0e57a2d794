/** Ways to those few people whom a filter of the search leaves (search/fewPeople.ts). */
export const rareFilters = {
  version: 22,
  sql: `
CREATE INDEX people_by_contacted ON people (in_book, last_contacted_at);
CREATE INDEX conversations_not_closed ON conversations (state, person_id) WHERE state <> 'closed';
`,
}
