/** Salesforce records by org key (`<orgId>:<userId>`), so that another org or user never mixes with this one. */
export const salesforceTables = `
CREATE TABLE sf_leads (
  org_key TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT NOT NULL,
  email TEXT,
  email_folded TEXT,
  company TEXT,
  title TEXT,
  phone TEXT,
  status TEXT,
  lead_source TEXT,
  owner_id TEXT,
  owner_name TEXT,
  is_converted INTEGER NOT NULL,
  converted_contact_id TEXT,
  converted_account_id TEXT,
  created_by_id TEXT,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (org_key, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sf_leads_by_email ON sf_leads (org_key, email_folded, is_converted, converted_contact_id, status);
CREATE INDEX sf_leads_by_contact ON sf_leads (org_key, converted_contact_id) WHERE converted_contact_id IS NOT NULL;

CREATE TABLE sf_contacts (
  org_key TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  email_folded TEXT,
  title TEXT,
  phone TEXT,
  account_id TEXT,
  account_name TEXT,
  account_owner_name TEXT,
  owner_id TEXT,
  owner_name TEXT,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (org_key, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sf_contacts_by_email ON sf_contacts (org_key, email_folded);

CREATE TABLE sf_users (
  org_key TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT,
  username TEXT NOT NULL,
  title TEXT,
  is_active INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (org_key, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sf_users_by_email ON sf_users (org_key, email_folded);

CREATE TABLE email_lookups (
  org_key TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, email_folded)
) STRICT, WITHOUT ROWID;
`
