/**
 * Indexes for what is looked for again and again and is few among many: the Tasks that have a reminder, and the emails of
 * the records that the rep owns.
 */
export const fewOfMany = {
  version: 8,
  sql: `
CREATE INDEX sf_records_reminders ON sf_records (org_key, owner_id, fields ->> '$.ReminderDateTime')
  WHERE object = 'Task' AND is_closed = 0 AND fields ->> '$.IsReminderSet' = 1;
CREATE INDEX sf_records_owned_emails ON sf_records (org_key, owner_id, email_folded)
  WHERE object IN ('Lead', 'Contact') AND email_folded IS NOT NULL;
`,
}
