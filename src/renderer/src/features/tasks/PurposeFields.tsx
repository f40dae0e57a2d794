import { Scissors } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { TaskForm } from '../../../../contract/models'
import { AreaField } from '../../ui/AreaField'
import { SelectField, TextField } from '../../ui/Fields'
import { useNow } from '../../ui/TimeText'
import { DueChoices } from './DueChoices'
import styles from './Tasks.module.css'
import { reminderOf, type TaskValues } from './taskValues'

/** What each purpose's inputs work on. */
export interface PurposeFieldsProps {
  readonly form: TaskForm
  readonly values: TaskValues
  readonly faults: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly set: (change: Partial<TaskValues>) => void
}

/** A log: the rep's own words, and the transcript as it will stand in the Task. */
export function LogFields({ form, values, errors, set }: PurposeFieldsProps): ReactNode {
  const labelId = useId()
  return (
    <>
      <AreaField
        label="Comments"
        name="comments"
        rows={2}
        placeholder="Your own words, above the transcript"
        value={values.comments}
        onChange={(comments) => set({ comments })}
        maxLength={30_000}
        error={errors['comments']}
      />
      {form.transcript === '' ? null : (
        <div className={styles.transcriptField}>
          <span id={labelId} className={styles.label}>
            Transcript
          </span>
          {/* A long one scrolls, so it has to be reachable by keys. */}
          <div className={styles.transcript} role="group" aria-labelledby={labelId} tabIndex={0} data-own-keys="">
            {form.transcript.split('\n').map((line, index) => (
              <p key={index} dir="auto">
                {line}
              </p>
            ))}
          </div>
          {form.cut === null ? null : (
            <p className={styles.cut}>
              <Scissors size={13} aria-hidden="true" />
              {form.cut}
            </p>
          )}
        </div>
      )}
      <div className={styles.pair}>
        <StatusField form={form} values={values} set={set} />
        <OpportunityField form={form} values={values} errors={errors} set={set} />
      </div>
    </>
  )
}

/** A follow-up: the day by a preset or the calendar, the reminder on it, the priority. */
export function FollowUpFields(props: PurposeFieldsProps & { readonly onPick: (index: number) => void }): ReactNode {
  const { form, values, errors, set, onPick } = props
  const now = useNow()
  const tooLate = values.dueDate !== null && values.reminder !== '' && reminderOf(values, now) === null
  return (
    <>
      <DueChoices
        presets={form.duePresets}
        date={values.dueDate}
        onPick={onPick}
        onDate={(dueDate) => set({ dueDate })}
        error={errors['dueDate']}
      />
      <div className={styles.row}>
        <TextField
          label="Reminder"
          type="time"
          value={values.reminder}
          onChange={(reminder) => set({ reminder })}
          error={errors['reminderAt']}
          {...(values.dueDate === null
            ? { hint: 'Without a day there is none' }
            : tooLate
              ? { hint: 'Already past: no reminder', hintTone: 'waiting' as const }
              : {})}
        />
        <SelectField
          label="Priority"
          value={values.priority}
          options={form.priorities}
          onChange={(priority) => set({ priority })}
          error={errors['priority']}
        />
        <StatusField form={form} values={values} set={set} />
      </div>
      <OpportunityField form={form} values={values} errors={errors} set={set} />
      <AreaField
        label="Notes"
        name="comments"
        rows={2}
        value={values.comments}
        onChange={(comments) => set({ comments })}
        maxLength={30_000}
        error={errors['comments']}
      />
    </>
  )
}

/** A call: how long, what came of it, and what was said. */
export function CallFields({ form, values, faults, errors, set }: PurposeFieldsProps): ReactNode {
  return (
    <>
      <div className={styles.callRow}>
        <TextField
          label="Minutes"
          name="minutes"
          inputMode="numeric"
          placeholder="0"
          value={values.minutes}
          onChange={(minutes) => set({ minutes })}
          error={faults['minutes'] ?? errors['call']}
        />
        <TextField
          label="Result"
          name="result"
          placeholder="Reached, left a message, no answer"
          value={values.result}
          onChange={(result) => set({ result })}
          maxLength={255}
        />
      </div>
      <AreaField
        label="Notes"
        name="comments"
        rows={3}
        value={values.comments}
        onChange={(comments) => set({ comments })}
        maxLength={30_000}
        error={errors['comments']}
      />
      <OpportunityField form={form} values={values} errors={errors} set={set} />
    </>
  )
}

/** The open Opportunity it is related to, where the Contact has a role on some. */
function OpportunityField(props: Pick<PurposeFieldsProps, 'form' | 'values' | 'errors' | 'set'>): ReactNode {
  const { form, values, errors, set } = props
  if (form.opportunities.length === 0) return null
  return (
    <SelectField
      label="Opportunity"
      value={values.opportunityId ?? ''}
      clearable
      options={form.opportunities.map(({ id, name, detail }) => ({
        value: id,
        label: detail === '' ? name : `${name} · ${detail}`,
      }))}
      onChange={(id) => set({ opportunityId: id === '' ? null : id })}
      error={errors['opportunityId']}
    />
  )
}

function StatusField({ form, values, set }: Pick<PurposeFieldsProps, 'form' | 'values' | 'set'>): ReactNode {
  return (
    <SelectField label="Status" value={values.status} options={form.statuses} onChange={(status) => set({ status })} />
  )
}
