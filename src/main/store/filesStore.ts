import type { DraftMode } from '../../contract/models'
import type { StoreContext } from './context'
import { list } from './database'
import type { FilesRoom, OutgoingFile, ReceivedKey } from './filesRoom'

const PART = 'SELECT n FROM parts WHERE conversation_id = :conversationId AND id = :partId'
const OUTGOING = 'id, name, content_type AS contentType, size'

/** Files of messages; see `FilesRoom`, and migration 21 for what goes by itself. */
export function filesStore({ database }: StoreContext): FilesRoom {
  const bytes = (id: string): Uint8Array | null => {
    const pieces = database.all<{ bytes: Buffer }>('SELECT bytes FROM file_pieces WHERE file = ? ORDER BY seq', id)
    return pieces.length === 0 ? null : Buffer.concat(pieces.map((piece) => piece.bytes))
  }
  const rowOf = ({ conversationId, partId, ref }: ReceivedKey): { id: string; source: string } | undefined =>
    database.get(`SELECT id, source FROM received_files WHERE part_n = (${PART}) AND ref = :ref`, {
      conversationId,
      partId,
      ref,
    })
  const receivedBytes = (): number => database.count('SELECT coalesce(sum(size), 0) FROM received_files')

  function makeRoom(budget: number, kept: string): void {
    let left = receivedBytes()
    const oldest = 'SELECT id, size FROM received_files WHERE id <> ? ORDER BY used_at, id LIMIT 1'
    while (left > budget) {
      const row = database.get<{ id: string; size: number }>(oldest, kept)
      if (!row) return
      database.run('DELETE FROM received_files WHERE id = ?', row.id)
      left -= row.size
    }
  }

  return {
    putPiece: (id, seq, piece) =>
      void database.run(
        `INSERT INTO file_pieces (file, seq, bytes) VALUES (:id, :seq, :piece)
         ON CONFLICT DO UPDATE SET bytes = excluded.bytes`,
        { id, seq, piece },
      ),
    dropLoosePieces: () =>
      database.run(
        `DELETE FROM file_pieces WHERE file NOT IN (SELECT id FROM received_files UNION SELECT id FROM outgoing_files)`,
      ),
    dropPieces: (id) => void database.run('DELETE FROM file_pieces WHERE file = ?', id),
    bytes,
    received: (key, at) => {
      const row = rowOf(key)
      if (!row || row.source !== key.source) return null
      database.run('UPDATE received_files SET used_at = ? WHERE id = ?', at, row.id)
      return bytes(row.id)
    },
    keep: (id, key, size, budget, at) =>
      database.transaction(() => {
        const old = rowOf(key)
        if (old) database.run('DELETE FROM received_files WHERE id = ?', old.id)
        const { conversationId, partId, ref, source } = key
        const isKept =
          database.run(
            `INSERT INTO received_files (id, part_n, ref, source, size, used_at)
             SELECT :id, n, :ref, :source, :size, :at FROM (${PART})`,
            { id, ref, source, size, at, conversationId, partId },
          ) > 0
        if (isKept) makeRoom(budget, id)
        else database.run('DELETE FROM file_pieces WHERE file = ?', id)
        return isKept
      }),
    receivedBytes,
    attach: (conversationId, mode, { id, name, contentType, size }) =>
      database.run(
        `INSERT INTO outgoing_files (id, conversation_id, mode, name, content_type, size)
         SELECT :id, id, :mode, :name, :contentType, :size FROM conversations WHERE id = :conversationId`,
        { id, conversationId, mode, name, contentType, size },
      ) > 0,
    detach: (conversationId, id) =>
      database.run(
        'DELETE FROM outgoing_files WHERE id = ? AND conversation_id = ? AND item_id IS NULL',
        id,
        conversationId,
      ) > 0,
    ofDraft: (conversationId) =>
      database.all<OutgoingFile & { mode: DraftMode }>(
        `SELECT ${OUTGOING}, mode FROM outgoing_files WHERE conversation_id = ? AND item_id IS NULL ORDER BY n`,
        conversationId,
      ),
    hand: (conversationId, mode, ids, itemId) =>
      database.transaction(() => {
        const where = `conversation_id = :conversationId AND mode = :mode AND item_id IS NULL
          AND id IN (SELECT value FROM json_each(:ids))`
        const values = { conversationId, mode, ids: list(ids) }
        if (database.count(`SELECT count(*) FROM outgoing_files WHERE ${where}`, values) < ids.length) return false
        database.run(`UPDATE outgoing_files SET item_id = :itemId WHERE ${where}`, { ...values, itemId })
        return true
      }),
    giveBack: (itemId) => void database.run('UPDATE outgoing_files SET item_id = NULL WHERE item_id = ?', itemId),
    ofItem: (itemId) =>
      database.all<OutgoingFile>(`SELECT ${OUTGOING} FROM outgoing_files WHERE item_id = ? ORDER BY n`, itemId),
    loadsImages: (conversationId) =>
      database.count('SELECT count(*) FROM images_loaded WHERE conversation_id = ?', conversationId) > 0,
    setLoadsImages: (conversationId, on) =>
      void (on
        ? database.run(
            `INSERT INTO images_loaded (conversation_id) SELECT id FROM conversations WHERE id = ? ON CONFLICT DO NOTHING`,
            conversationId,
          )
        : database.run('DELETE FROM images_loaded WHERE conversation_id = ?', conversationId)),
  }
}
