import type { TaskForm, TaskPurpose } from '../../../../contract/models'
import type { TaskValues } from './taskValues'

type Draft = Readonly<Record<string, string>>

const PURPOSES: readonly TaskPurpose[] = ['log', 'followUp', 'call']
const PLAIN = ['subject', 'comments', 'minutes', 'result', 'reminder', 'status', 'priority'] as const

/** What the rep changed in the form, as it is kept: empty where nothing was, so that a mere look leaves no draft. */
export function taskDraft(purpose: TaskPurpose, edits: Partial<TaskValues>): Draft {
  const { dueDate, opportunityId, targetIds } = edits
  const plain = PLAIN.flatMap((name) => (edits[name] === undefined ? [] : [[name, edits[name]] as const]))
  const chosen = {
    ...(dueDate === undefined ? {} : { dueDate: dueDate ?? '' }),
    ...(opportunityId === undefined ? {} : { opportunityId: opportunityId ?? '' }),
    ...(targetIds === undefined ? {} : { targetIds: targetIds.join(' ') }),
  }
  const kept = { ...Object.fromEntries(plain), ...chosen }
  return Object.keys(kept).length === 0 ? {} : { purpose, ...kept }
}

/** The purpose that a draft was written for; null where it does not say, as one of before all was kept. */
export function purposeOf(draft: Draft | null | undefined): TaskPurpose | null {
  return PURPOSES.find((one) => one === draft?.['purpose']) ?? null
}

/**
 * A draft as changes of the form that there is now. Left out: what can no longer be chosen, a day that is past (`today`, a
 * plain date), and status and day where the form is for another purpose, whose own they are.
 */
export function editsOf(draft: Draft, form: TaskForm, purpose: TaskPurpose, today: string): Partial<TaskValues> {
  const isSame = (purposeOf(draft) ?? purpose) === purpose
  const { status, priority, dueDate, opportunityId, targetIds } = draft
  const has = (options: readonly { readonly value: string }[], value: string): boolean =>
    options.some((one) => one.value === value)
  const targets = targetIds?.split(' ').filter((id) => form.targets.some((one) => one.id === id))
  const edits: Partial<TaskValues> = {
    ...Object.fromEntries(
      (['subject', 'comments', 'minutes', 'result', 'reminder'] as const).flatMap((name) =>
        draft[name] === undefined ? [] : [[name, draft[name]] as const],
      ),
    ),
    ...(isSame && status !== undefined && has(form.statuses, status) ? { status } : {}),
    ...(priority !== undefined && has(form.priorities, priority) ? { priority } : {}),
    ...(isSame && dueDate !== undefined && (dueDate === '' || dueDate >= today) ? { dueDate: dueDate || null } : {}),
    ...(targets !== undefined && targets.length > 0 ? { targetIds: targets } : {}),
  }
  if (opportunityId === '') return { ...edits, opportunityId: null }
  return opportunityId !== undefined && form.opportunities.some((one) => one.id === opportunityId)
    ? { ...edits, opportunityId }
    : edits
}
