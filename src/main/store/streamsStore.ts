import type { StoreContext } from './context'
import type { Value } from './database'
import type { Store, StreamRow } from './types'

const STREAM_COLUMNS = `name, state, watermark, cursor, done, total, started_at AS startedAt,
  finished_at AS finishedAt, error_code AS errorCode, error_message AS errorMessage`
const STREAM_NAMES: Record<keyof Omit<StreamRow, 'name'>, string> = {
  state: 'state',
  watermark: 'watermark',
  cursor: 'cursor',
  done: 'done',
  total: 'total',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  errorCode: 'error_code',
  errorMessage: 'error_message',
}

const NEVER: Omit<StreamRow, 'name'> = {
  state: 'never',
  watermark: null,
  cursor: null,
  done: 0,
  total: null,
  startedAt: null,
  finishedAt: null,
  errorCode: null,
  errorMessage: null,
}

/** Where each sync stream stands. */
export function streamsStore({ database }: StoreContext): Store['streams'] {
  return {
    get: (name) =>
      database.get<StreamRow>(`SELECT ${STREAM_COLUMNS} FROM streams WHERE name = ?`, name) ?? { ...NEVER, name },
    list: () => database.all<StreamRow>(`SELECT ${STREAM_COLUMNS} FROM streams ORDER BY name`),
    save: (name, change) =>
      database.transaction(() => {
        database.run('INSERT INTO streams (name) VALUES (?) ON CONFLICT DO NOTHING', name)
        const given = Object.entries(change).filter(([, value]) => value !== undefined) as [
          keyof typeof STREAM_NAMES,
          Value,
        ][]
        if (given.length === 0) return
        const set = given.map(([key]) => `${STREAM_NAMES[key]} = ?`).join(', ')
        database.run(`UPDATE streams SET ${set} WHERE name = ?`, ...given.map(([, value]) => value), name)
      }),
    stopRunning: () => void database.run("UPDATE streams SET state = 'stopped' WHERE state = 'running'"),
  }
}
