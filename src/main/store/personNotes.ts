import type { IntercomContact, IntercomNote } from '../ports/intercom'
import type { StoreContext } from './context'
import type { NotesRoom } from './personRooms'

const INSERT = `INSERT INTO person_notes (id, person_id, author_id, author_name, html, text, created_at)
  SELECT :id, p.id, :authorId, :authorName, :html, :text, :createdAt FROM people p WHERE p.id = :personId
  ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, author_id = excluded.author_id,
    author_name = excluded.author_name, html = excluded.html, text = excluded.text`

/** Notes down of whom Intercom counts how many notes; who never had any is not written. In the caller's transaction. */
export function countNotes({ database }: StoreContext, contacts: readonly IntercomContact[]): void {
  const counts = contacts.flatMap(({ id, notesTotal }) => (notesTotal === undefined ? [] : [{ id, notesTotal }]))
  if (counts.length === 0) return
  database.run(
    `INSERT INTO notes_to_read (person_id, total)
     SELECT p.id, j.value ->> 'notesTotal' FROM json_each(:counts) j CROSS JOIN people p ON p.id = j.value ->> 'id'
     WHERE j.value ->> 'notesTotal' > 0 OR EXISTS (SELECT 1 FROM notes_to_read r WHERE r.person_id = p.id)
     ON CONFLICT DO UPDATE SET total = excluded.total WHERE total <> excluded.total`,
    { counts: JSON.stringify(counts) },
  )
}

/** Notes on people, in the encrypted file alone. */
export function personNotes({ database }: StoreContext): NotesRoom {
  const add: NotesRoom['add'] = (personId, { id, authorId, authorName, html, text, createdAt }) =>
    void database.run(INSERT, { id, authorId, authorName, html, text, createdAt, personId })
  const markRead: NotesRoom['markRead'] = (personId) =>
    void database.run('UPDATE notes_to_read SET read_total = total WHERE person_id = ?', personId)
  return {
    ofPerson: (personId) =>
      database.all<IntercomNote>(
        `SELECT id, author_id AS authorId, author_name AS authorName, html, text, created_at AS createdAt
         FROM person_notes WHERE person_id = ? ORDER BY created_at DESC, id DESC`,
        personId,
      ),
    replace: (personId, notes) =>
      database.transaction(() => {
        database.run('DELETE FROM person_notes WHERE person_id = ?', personId)
        for (const note of notes) add(personId, note)
        markRead(personId)
      }),
    add,
    toRead: (limit) =>
      database.texts(
        'SELECT person_id FROM notes_to_read WHERE total IS NOT read_total ORDER BY person_id LIMIT ?',
        limit,
      ),
    markRead,
  }
}
