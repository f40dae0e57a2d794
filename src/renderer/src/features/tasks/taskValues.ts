import type { CommandInput } from '../../../../contract/commands'
import type { TaskForm, TaskPurpose } from '../../../../contract/models'
import { clockInput, timeOf } from '../../format/apiValues'
import type { TaskAbout } from '../../queries/tasks'

/** What stands in the New task dialog. */
export interface TaskValues {
  readonly subject: string
  readonly comments: string
  readonly targetIds: readonly string[]
  readonly opportunityId: string | null
  readonly status: string
  readonly priority: string
  readonly dueDate: string | null
  /** Hours and minutes of the due day, `09:00`; '' for no reminder. */
  readonly reminder: string
  readonly minutes: string
  readonly result: string
}

/** A follow-up reminds at this time of the due day unless the rep says otherwise. */
const usualReminder = '09:00'

/** The values as main filled the form in. */
export function valuesOfForm(form: TaskForm, minutes: number | undefined): TaskValues {
  const { subject, targetIds, opportunityId, status, priority, dueDate, reminderAt } = form
  return {
    subject,
    comments: '',
    targetIds,
    opportunityId,
    status,
    priority,
    dueDate,
    reminder: reminderAt === null ? usualReminder : clockInput(reminderAt),
    minutes: minutes === undefined ? '' : String(minutes),
    result: '',
  }
}

/** When the reminder comes (ms); null where there is none, no due day to have it on, or the time is past. */
export function reminderOf(values: Pick<TaskValues, 'dueDate' | 'reminder'>, now: number): number | null {
  const at = values.dueDate === null ? null : timeOf(values.dueDate, values.reminder)
  return at !== null && at > now ? at : null
}

/** Why a value cannot be sent, by the input's name; empty where all can. */
export function faultsOf(purpose: TaskPurpose, values: TaskValues): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  if (values.subject.trim() === '') faults['subject'] = 'Give the task a subject'
  if (values.targetIds.length === 0) faults['targetIds'] = 'Choose what the task belongs to'
  if (purpose === 'call' && minutesOf(values.minutes) === null) faults['minutes'] = 'Write whole minutes, up to 1440'
  return faults
}

/** Whole minutes of a call; nothing written is none; null for what is no number of minutes. */
export function minutesOf(text: string): number | null {
  const words = text.trim()
  if (words === '') return 0
  return /^\d{1,4}$/u.test(words) && Number(words) <= 1440 ? Number(words) : null
}

/** The values as `tasks.create` takes them. Only a follow-up reminds; only a call has minutes and a result. */
export function createInput(
  about: TaskAbout,
  purpose: TaskPurpose,
  values: TaskValues,
  now: number,
): CommandInput<'tasks.create'> {
  return {
    personId: about.personId,
    conversationId: about.conversationId,
    partIds: about.partIds ? [...about.partIds] : null,
    purpose,
    subject: values.subject,
    comments: values.comments,
    targetIds: [...values.targetIds],
    opportunityId: values.opportunityId,
    status: values.status,
    priority: values.priority,
    dueDate: values.dueDate,
    reminderAt: purpose === 'followUp' ? reminderOf(values, now) : null,
    call: purpose === 'call' ? { minutes: minutesOf(values.minutes) ?? 0, result: values.result } : null,
  }
}
