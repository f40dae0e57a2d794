import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { TaskForm, TaskPurpose } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { plainDate } from '../../format/apiValues'
import { isMac, keyLabel } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { announceItems } from '../../queries/tasks'
import type { NewTask } from '../../state/layers'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { TextField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import { Segmented } from '../../ui/Segmented'
import { RestoredLine, useDrafted } from '../forms/FormDraft'
import { CallFields, FollowUpFields, LogFields } from './PurposeFields'
import { TaskBlocked } from './TaskBlocked'
import { TaskTargets } from './TaskTargets'
import styles from './Tasks.module.css'
import { editsOf, taskDraft } from './taskDraft'
import { createInput, faultsOf, valuesOfForm, type TaskValues } from './taskValues'
import { useTaskKeys, type EarlyKeys } from './useTaskKeys'

interface TaskFormViewProps {
  readonly form: TaskForm
  readonly about: NewTask
  /** The purpose asked for; the form may still be that of the one before. */
  readonly purpose: TaskPurpose
  readonly early: EarlyKeys
  readonly onPurpose: (purpose: TaskPurpose) => void
  readonly onClose: () => void
}

const purposes: ReadonlyArray<{ readonly id: TaskPurpose; readonly label: string }> = [
  { id: 'log', label: 'Log' },
  { id: 'followUp', label: 'Follow-up' },
  { id: 'call', label: 'Call' },
]

/** The form itself. What the rep has changed stays when the purpose changes; all else is main's for that purpose. */
export function TaskFormView({ form, about, purpose, early, onPurpose, onClose }: TaskFormViewProps): ReactNode {
  const drafted = useDrafted()
  const [edits, setEdits] = useState<Partial<TaskValues>>(() => {
    const { dueDate, ...rest } = editsOf(drafted.values, form, purpose, plainDate(Date.now()))
    return dueDate === undefined || early.preset !== null ? rest : { ...rest, dueDate }
  })
  // Enter pressed while the form of another purpose is on its way: sent as soon as it is here.
  const wanted = useRef(early.enter)
  const [pickedIndex, setPickedIndex] = useState(early.preset)
  const create = useCommand('tasks.create', { quiet: true, onDone: ({ items }) => announceItems(items) })
  const main = useRef<HTMLButtonElement>(null)
  const blockedId = useId()
  const failure = create.error
  const fieldErrors = failure instanceof CommandFailure ? failure.fields : {}
  const here = form.purpose === purpose
  const picked = pickedIndex === null ? undefined : form.duePresets[pickedIndex]?.date
  const values: TaskValues = {
    ...valuesOfForm(form, about.minutes),
    ...(picked === undefined ? {} : { dueDate: picked }),
    ...edits,
  }
  const faults = faultsOf(purpose, values)
  const complete = Object.keys(faults).length === 0
  const set = (change: Partial<TaskValues>): void => {
    setEdits((now) => ({ ...now, ...change }))
    drafted.keep(taskDraft(purpose, { ...(picked === undefined ? {} : { dueDate: picked }), ...edits, ...change }))
  }

  const submit = (): void => {
    if (create.isPending || form.blocked !== null || !complete) return
    drafted.flush()
    if (!here) wanted.current = true
    else create.mutate(createInput(about, purpose, values, Date.now()), { onSuccess: onClose })
  }
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })
  useEffect(() => {
    if (!wanted.current || !here) return
    wanted.current = false
    latest.current()
  }, [here])

  // Nothing missing: Enter creates. Otherwise the subject, which is what can be missing, takes the focus.
  useEffect(() => {
    if (form.subject.trim() !== '') main.current?.focus()
  }, [form.subject])

  const switchTo = (next: TaskPurpose): void => {
    if (next === purpose) return
    // Status and day are those of that purpose.
    const { status: _status, dueDate: _dueDate, ...rest } = edits
    setEdits(rest)
    drafted.keep(taskDraft(next, rest))
    setPickedIndex(null)
    create.reset()
    onPurpose(next)
  }
  const pick = (index: number): void => {
    switchTo('followUp')
    setEdits(({ dueDate: _dueDate, ...rest }) => rest)
    setPickedIndex(index)
    const date = form.duePresets[index]?.date
    const { status, ...rest } = edits
    const kept = purpose === 'followUp' && status !== undefined ? { ...rest, status } : rest
    drafted.keep(taskDraft('followUp', date === undefined ? kept : { ...kept, dueDate: date }))
    main.current?.focus()
  }
  useTaskKeys(
    {
      onDigit: (index) => {
        if (index < form.duePresets.length) pick(index)
      },
      onStep: (by) => {
        const at = purpose === 'followUp' ? form.duePresets.findIndex((one) => one.date === values.dueDate) : -1
        pick(Math.min(form.duePresets.length - 1, Math.max(0, at + by)))
      },
      onEnter: submit,
    },
    form.blocked === null,
  )
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    submit()
  }

  if (form.blocked !== null) return <TaskBlocked form={form} reason={form.blocked} id={blockedId} onClose={onClose} />
  const shared = { form, values, faults, errors: fieldErrors, set }
  return (
    // Before the lists, which would open on Enter.
    <form onSubmit={onSubmit} onKeyDownCapture={onKeyDown} className={styles.form} noValidate>
      <DialogBody>
        <div className={styles.purposes}>
          <Segmented
            label="Purpose"
            value={purpose}
            options={about.conversationId === null ? purposes.slice(1) : purposes}
            onChange={switchTo}
          />
        </div>
        <RestoredLine />
        {failure && Object.keys(fieldErrors).length === 0 ? <Problem alert>{sentenceOf(failure)}</Problem> : null}
        <div className={styles.fields}>
          <TextField
            label="Subject"
            name="subject"
            value={values.subject}
            onChange={(subject) => set({ subject })}
            required
            maxLength={255}
            autoFocus={form.subject.trim() === ''}
            error={fieldErrors['subject']}
          />
          {purpose === 'log' ? <LogFields {...shared} /> : null}
          {purpose === 'followUp' ? <FollowUpFields {...shared} onPick={pick} /> : null}
          {purpose === 'call' ? <CallFields {...shared} /> : null}
          <TaskTargets {...shared} />
        </div>
      </DialogBody>
      <DialogFooter
        hint={complete ? <Hint purpose={purpose} presets={form.duePresets.length} /> : Object.values(faults)[0]}
      >
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button ref={main} variant="primary" type="submit" isDisabled={create.isPending || !complete}>
          Create
        </Button>
      </DialogFooter>
    </form>
  )
}

function Hint({ purpose, presets }: { readonly purpose: TaskPurpose; readonly presets: number }): ReactNode {
  const enter = `${keyLabel('Enter')} to create`
  return presets === 0 ? enter : `${enter} · 1–${presets} ${purpose === 'followUp' ? 'for the day' : 'for a follow-up'}`
}
