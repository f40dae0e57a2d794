import type { Draft } from '../../contract/models'
import type { StoreContext } from './context'
import type { DraftsRoom } from './conversationsRoom'

const NONE: Draft = { mode: 'reply', reply: '', note: '' }

/** What is being written, one row a conversation, in the encrypted file alone. */
export function draftsStore({ database }: StoreContext): DraftsRoom {
  const get = (conversationId: string): Draft =>
    database.get<Draft>('SELECT mode, reply, note FROM drafts WHERE conversation_id = ?', conversationId) ?? NONE
  const save: DraftsRoom['save'] = (conversationId, { mode, reply, note }, at) =>
    database.transaction(() => {
      const had = database.run('DELETE FROM drafts WHERE conversation_id = ?', conversationId) > 0
      const has =
        (reply.trim() !== '' || note.trim() !== '') &&
        database.run(
          `INSERT INTO drafts (conversation_id, mode, reply, note, updated_at)
           SELECT id, :mode, :reply, :note, :at FROM conversations WHERE id = :conversationId`,
          { conversationId, mode, reply, note, at },
        ) > 0
      return had !== has
    })
  return {
    countOf: (personId) =>
      database.count('SELECT count(*) FROM form_drafts WHERE person_id = ?', personId) +
      database.count(
        'SELECT count(*) FROM drafts d JOIN conversations c ON c.id = d.conversation_id WHERE c.person_id = ?',
        personId,
      ),
    get,
    save,
    clear: (conversationId, mode, at) => save(conversationId, { ...get(conversationId), [mode]: '' }, at),
    restore: (conversationId, mode, text, at) => {
      const draft = get(conversationId)
      return draft[mode].trim() === '' && save(conversationId, { ...draft, mode, [mode]: text }, at)
    },
  }
}
