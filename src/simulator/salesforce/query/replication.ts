import { canRead } from '../access'
import { requestError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { methodNotAllowed, type Answer, type Call } from '../http/call'
import type { Caller } from '../org'
import { formatDateTime, parseDateTime } from '../times'

const DAY = 86_400_000
const MINUTE = 60_000
const MAX_IDS = 600_000

/** The span a replication call asks for, cut to whole minutes as the service cuts it. */
function readSpan(caller: Caller, call: Call): { start: number; end: number } {
  if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
  const read = (name: string): number => {
    const ms = parseDateTime(call.query.get(name)?.replace(' ', '+') ?? '')
    if (ms === undefined) throw requestError(400, 'INVALID_REPLICATION_DATE', `invalid ${name} date`)
    return Math.floor(ms / MINUTE) * MINUTE
  }
  const start = read('start')
  const end = read('end')
  const now = caller.org.clock.now()
  if (start < now - 30 * DAY)
    throw requestError(400, 'INVALID_REPLICATION_DATE', 'startDate cannot be more than 30 days ago')
  if (end <= start)
    throw requestError(400, 'INVALID_REPLICATION_DATE', 'endDate must be at least one minute after startDate')
  return { start, end: Math.min(end, Math.floor(now / MINUTE) * MINUTE + MINUTE) }
}

function checkReplicable(object: ObjectDef): void {
  if (!object.replicateable)
    throw requestError(400, 'INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} is not replicateable`)
}

/** `GET /sobjects/<object>/updated?start=&end=`: ids of the records that changed, that this user can see. */
export function updatedAnswer(caller: Caller, object: ObjectDef, call: Call): Answer {
  checkReplicable(object)
  const { start, end } = readSpan(caller, call)
  const table = caller.org.store.table(object.name)
  const ids = table.changedBetween(start, end - 1).filter((id) => {
    const row = table.rows.get(id)
    return row && row['IsDeleted'] !== true && canRead(caller, object.name, row)
  })
  if (ids.length > MAX_IDS) throw requestError(400, 'EXCEEDED_ID_LIMIT', 'more than 600000 ids')
  return { status: 200, body: { ids, latestDateCovered: formatDateTime(end) } }
}

/** `GET /sobjects/<object>/deleted?start=&end=`: deletions of the last 15 days, of records this user could see. */
export function deletedAnswer(caller: Caller, object: ObjectDef, call: Call): Answer {
  checkReplicable(object)
  const { start, end } = readSpan(caller, call)
  const now = caller.org.clock.now()
  const earliest = Math.floor((now - caller.org.settings.recycleBinDays * DAY) / MINUTE) * MINUTE
  const deletedRecords = caller.org.deletions
    .filter((entry) => {
      const row = caller.org.store.get(object.name, entry.id)
      if (entry.object !== object.name || entry.at < Math.max(start, earliest) || entry.at >= end) return false
      return !row || canRead(caller, object.name, row)
    })
    .map((entry) => ({ id: entry.id, deletedDate: formatDateTime(entry.at) }))
  return {
    status: 200,
    body: { deletedRecords, earliestDateAvailable: formatDateTime(earliest), latestDateCovered: formatDateTime(end) },
  }
}
