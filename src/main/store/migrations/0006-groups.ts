/** Writes that were made together, such as Leads of several people: one group, shown, undone and stopped as one. */
export const groups = {
  version: 6,
  sql: `
ALTER TABLE outbox ADD COLUMN group_id TEXT;
CREATE INDEX outbox_groups ON outbox (group_id) WHERE group_id IS NOT NULL;
`,
}
