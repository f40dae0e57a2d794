import type { IntercomNote } from '../ports/intercom'
import type { StoreContext } from './context'
import type { NotesRoom } from './personRooms'

const INSERT = `INSERT INTO person_notes (id, person_id, author_id, author_name, html, text, created_at)
  SELECT :id, p.id, :authorId, :authorName, :html, :text, :createdAt FROM people p WHERE p.id = :personId
  ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, author_id = excluded.author_id,
    author_name = excluded.author_name, html = excluded.html, text = excluded.text`

/** Notes on people, in the encrypted file alone. */
export function personNotes({ database }: StoreContext): NotesRoom {
  const add: NotesRoom['add'] = (personId, { id, authorId, authorName, html, text, createdAt }) =>
    void database.run(INSERT, { id, authorId, authorName, html, text, createdAt, personId })
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
      }),
    add,
  }
}
