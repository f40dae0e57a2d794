/**
 * Notifications of several kinds: the ledger of what was announced becomes a log too, and two settings become a choice for
 * each kind, where off stays off. Quiet hours and focus hold entries back (`held`); a person can be muted.
 */
export const notifications = {
  version: 12,
  sql: `
ALTER TABLE notifications RENAME COLUMN conversation_id TO key;
ALTER TABLE notifications ADD COLUMN kind TEXT NOT NULL DEFAULT 'newConversation';
ALTER TABLE notifications ADD COLUMN person_id TEXT;
ALTER TABLE notifications ADD COLUMN conversation_id TEXT;
ALTER TABLE notifications ADD COLUMN item_id TEXT;
ALTER TABLE notifications ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notifications ADD COLUMN summarised_at INTEGER;
UPDATE notifications SET kind = 'reminder' WHERE key LIKE 'reminder:%';
UPDATE notifications SET conversation_id = key WHERE kind = 'newConversation';
CREATE INDEX notifications_by_time ON notifications (at, key);
CREATE INDEX notifications_held ON notifications (at) WHERE held = 1;
CREATE INDEX notifications_by_conversation ON notifications (conversation_id) WHERE kind IN ('reply', 'assigned');
CREATE INDEX notifications_by_person ON notifications (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE muted_people (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO settings (name, value)
SELECT 'notify', json_object(
  'newConversation', json_object('on', json(started), 'sound', json('true'), 'hideContent', json(hidden)),
  'reply', json_object('on', json(started), 'sound', json('true'), 'hideContent', json(hidden)),
  'assigned', json_object('on', json(started), 'sound', json('true'), 'hideContent', json(hidden)),
  'gained', json_object('on', json(started), 'sound', json('false'), 'hideContent', json(hidden)),
  'failed', json_object('on', json(started), 'sound', json('true'), 'hideContent', json(hidden)),
  'reminder', json_object('on', json('true'), 'sound', json('true'), 'hideContent', json(hidden)))
FROM (
  SELECT
    coalesce((SELECT value FROM settings WHERE name = 'notifyNewConversations' AND value IN ('true', 'false')), 'true')
      AS started,
    coalesce((SELECT value FROM settings WHERE name = 'hideNotificationContent' AND value IN ('true', 'false')), 'false')
      AS hidden
) WHERE EXISTS (SELECT 1 FROM settings WHERE name IN ('notifyNewConversations', 'hideNotificationContent'));
DELETE FROM settings WHERE name IN ('notifyNewConversations', 'hideNotificationContent');
`,
}
