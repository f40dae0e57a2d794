/** A row of Salesforce's TaskStatus table, which an admin may rename, reorder and add to. */
export interface TaskStatusRow {
  /** MasterLabel. */
  label: string
  /** What Task.Status is written with (ApiName). */
  apiName: string
  sortOrder: number
  isClosed: boolean
  isDefault: boolean
}

export type StatusChoice = { ok: true; apiName: string; label: string } | { ok: false; reason: string }

/** The status of a finished Task: the first by SortOrder with IsClosed, whatever its name (DESIGN.md section 13). */
export function completedStatus(rows: readonly TaskStatusRow[]): StatusChoice {
  return firstWhere(
    rows,
    true,
    'This Salesforce org has no Task status that counts as closed, so no Task can be completed. An admin adds one in Setup, Object Manager, Task, Status.',
  )
}

/** The status of a Task still to be done: the first by SortOrder without IsClosed (DESIGN.md section 13). */
export function openStatus(rows: readonly TaskStatusRow[]): StatusChoice {
  return firstWhere(
    rows,
    false,
    'This Salesforce org has no Task status that counts as open, so no open Task can be made. An admin adds one in Setup, Object Manager, Task, Status.',
  )
}

function firstWhere(rows: readonly TaskStatusRow[], isClosed: boolean, none: string): StatusChoice {
  if (rows.length === 0) {
    return {
      ok: false,
      reason: 'Repdesk has not read this org’s Task statuses yet. It does so with the next sync; refresh to do it now.',
    }
  }
  // The table numbers its rows apart; where it does not, the default goes first, and every desktop chooses alike.
  const found = rows
    .filter((row) => row.isClosed === isClosed)
    .toSorted(
      (a, b) =>
        a.sortOrder - b.sortOrder || Number(b.isDefault) - Number(a.isDefault) || (a.apiName < b.apiName ? -1 : 1),
    )[0]
  return found ? { ok: true, apiName: found.apiName, label: found.label } : { ok: false, reason: none }
}
