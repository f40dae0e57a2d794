import type { StoreContext } from './context'
import { list } from './database'
import type { FormDraftsRoom } from './personRooms'

/** What is being written in forms, one row a form and what it is about, in the encrypted file alone. */
export function formDrafts({ database }: StoreContext): FormDraftsRoom {
  const clear: FormDraftsRoom['clear'] = (form, subjects) =>
    void database.run(
      'DELETE FROM form_drafts WHERE form = ? AND subject IN (SELECT value FROM json_each(?))',
      form,
      list([...subjects]),
    )
  return {
    get: (form, subject) => {
      const sql = 'SELECT draft FROM form_drafts WHERE form = ? AND subject = ?'
      const row = database.get<{ draft: string }>(sql, form, subject)
      return row ? (JSON.parse(row.draft) as Record<string, string>) : null
    },
    save: (form, subject, personId, values, at) =>
      database.transaction(() => {
        clear(form, [subject])
        if (Object.keys(values).length === 0) return
        database.run(
          `INSERT INTO form_drafts (form, subject, person_id, draft, updated_at)
           SELECT :form, :subject, id, :draft, :at FROM people WHERE id = :personId`,
          { form, subject, personId, draft: JSON.stringify(values), at },
        )
      }),
    clear,
  }
}
