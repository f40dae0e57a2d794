import type { ExportSource } from '../../contract/exportCommands'
import { asFailure, Failure } from '../domain/failure'
import type { Session } from '../session/sessionParts'
import { fittingRows } from '../store/segmentFitting'
import { turnKeeper } from '../turns'
import { done, type CommandContext, type Handlers } from './context'
import { exportLines } from './exportLines'
import { saveFile } from './saveFile'
import { intercomUrl } from './views'

type Family = Pick<Handlers, 'people.export' | 'people.exportState' | 'people.exportCancel'>

interface Running {
  progress: { done: number; total: number } | null
  isCancelled: boolean
}

/** Exports under way, by the ids that the window gave them. */
const running = new Map<string, Running>()

/** So many ids are read in one go. */
const IDS_AT_ONCE = 2_000

/** Lists of people as files. */
export const exportCommands: Family = {
  async 'people.export'(input, context) {
    const session = context.session()
    const { exportId, from, columns, mark } = input
    if (running.has(exportId)) throw new Failure('conflict', 'This export is under way already.')
    const now: Running = { progress: null, isCancelled: false }
    running.set(exportId, now)
    let rows = 0
    const pieces = exportLines({
      columns,
      mark,
      ids: () => idsOf(session, from, context.options.clock.now()),
      read: (id) => session.store.people.get(id),
      linkOf: (id) => intercomUrl(session, `users/${encodeURIComponent(id)}`),
      isCancelled: () => now.isCancelled,
      reached(reached, total, written) {
        now.progress = { done: reached, total }
        rows = written
      },
    })
    const name = fileName(context)
    try {
      return { ...(await saveFile(context, { name, kind: 'Comma-separated values' }, pieces)), rows }
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.code !== 'cancelled') throw failure
      return { outcome: 'cancelled', name, text: null, rows: 0 }
    } finally {
      running.delete(exportId)
    }
  },
  'people.exportState': ({ exportId }) => ({ progress: running.get(exportId)?.progress ?? null }),
  'people.exportCancel'({ exportId }) {
    const found = running.get(exportId)
    if (found) found.isCancelled = true
    return done
  },
}

function fileName(context: CommandContext): string {
  return `repdesk-people-${new Date(context.options.clock.now()).toISOString().slice(0, 10)}.csv`
}

/**
 * The people of a list as it is now, each once, in turns. Somebody who moves up the order between two turns is missed by the
 * pages, so they are gone through again until nobody new is found; who was missed comes last.
 */
async function idsOf(session: Session, from: ExportSource, now: number): Promise<readonly string[]> {
  const { store } = session
  if (from.list === 'people') return from.personIds
  const isFiltered = from.list === 'book' && from.segment !== null && from.segment.parts.length > 0
  const clock = { now, timeZone: session.timeZone() }
  const among = isFiltered && from.segment ? await fittingRows(store.segments, from.segment, clock) : null
  const page = (offset: number, limit: number): string[] =>
    from.list === 'company'
      ? store.people.ofCompany(from.companyId, offset, limit).rows.map((row) => row.id)
      : store.people.ids({ ...from, among, now, offset, limit })
  const breathing = turnKeeper()
  const ids = new Set<string>()
  for (let before = -1; before < ids.size;) {
    before = ids.size
    for (let offset = 0, left = true; left; offset += IDS_AT_ONCE) {
      const some = page(offset, IDS_AT_ONCE)
      for (const id of some) ids.add(id)
      left = some.length === IDS_AT_ONCE
      await breathing()
    }
    // A list of one page was read in one go.
    if (ids.size < IDS_AT_ONCE) break
  }
  return [...ids]
}
