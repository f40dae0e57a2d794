/**
 * People, narrow enough that 20,000 rows stay in memory; what only the detail shows is in `person_details`. Columns
 * from `company_name` on are computed (refreshPeople.ts), so that the list is one table and its indexes.
 */
export const peopleTables = `
CREATE TABLE people (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('lead', 'user')),
  name TEXT,
  email TEXT,
  phone TEXT,
  email_folded TEXT,
  phone_search TEXT NOT NULL,
  display_name TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  owner_id TEXT,
  in_book INTEGER NOT NULL,
  country TEXT,
  last_seen_at INTEGER,
  created_at INTEGER,
  updated_at INTEGER,
  last_replied_at INTEGER,
  last_contacted_at INTEGER,
  fetched_at INTEGER NOT NULL,
  sweep INTEGER,
  fingerprint TEXT NOT NULL,
  company_name TEXT,
  company_sort TEXT,
  last_words TEXT,
  last_words_by TEXT,
  last_activity_at INTEGER,
  unread INTEGER NOT NULL DEFAULT 0,
  open_conversations INTEGER NOT NULL DEFAULT 0,
  match_kind TEXT NOT NULL DEFAULT 'unknown',
  match_count INTEGER NOT NULL DEFAULT 0,
  salesforce_status TEXT,
  pending INTEGER NOT NULL DEFAULT 0,
  needs_you INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX people_by_activity ON people (in_book, last_activity_at, n);
CREATE INDEX people_by_name ON people (in_book, name_sort, n);
CREATE INDEX people_by_company ON people (in_book, company_sort, name_sort, n);
CREATE INDEX people_by_status ON people (in_book, salesforce_status, name_sort, n);
CREATE INDEX people_by_last_seen ON people (in_book, last_seen_at, n);
CREATE INDEX people_by_created ON people (in_book, created_at, n);
CREATE INDEX people_filters ON people (in_book, role, match_kind, unread, open_conversations, last_activity_at);
CREATE INDEX people_by_id ON people (in_book, id, sweep);
CREATE INDEX people_by_email ON people (email_folded) WHERE email_folded IS NOT NULL;
CREATE INDEX people_to_look_up ON people (email_folded) WHERE email_folded IS NOT NULL AND match_kind = 'unknown';

CREATE TABLE person_details (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  external_id TEXT,
  signed_up_at INTEGER,
  city TEXT,
  region TEXT,
  country_code TEXT,
  browser TEXT,
  os TEXT,
  referrer TEXT,
  utm TEXT NOT NULL,
  custom_attributes TEXT NOT NULL,
  unsubscribed INTEGER NOT NULL,
  tag_ids TEXT NOT NULL
) STRICT;

CREATE TABLE person_companies (
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  company_id TEXT NOT NULL,
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_companies_by_company ON person_companies (company_id);

CREATE TABLE companies (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  company_id TEXT,
  name TEXT NOT NULL,
  website TEXT,
  industry TEXT,
  size INTEGER,
  plan TEXT,
  monthly_spend REAL,
  updated_at INTEGER,
  fetched_at INTEGER NOT NULL
) STRICT;
`
