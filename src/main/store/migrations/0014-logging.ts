/**
 * When a conversation became its person's doing (`startedByPersonAt`), for logging: in a large book those of the months
 * before are many times those that are to be logged.
 */
export const logging = {
  version: 14,
  sql: `
CREATE INDEX conversations_started
  ON conversations (iif(delivered_as = 'customer_initiated', created_at, first_contact_reply_at));
`,
}
