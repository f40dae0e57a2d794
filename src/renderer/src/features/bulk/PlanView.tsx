import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { BulkPlan } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { isMac, keyLabel } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { useLeadPlan, type BulkChoice } from '../../queries/bulk'
import { usePeopleSelection } from '../../state/peopleSelection'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed, Skeleton } from '../../ui/States'
import styles from './Bulk.module.css'
import { PlanCounts } from './PlanCounts'
import { PlanFields } from './PlanFields'
import { PlanRows } from './PlanRows'
import { useSettled } from './useSettled'

interface PlanViewProps {
  readonly personIds: readonly string[]
  readonly onMade: (groupId: string) => void
  readonly onClose: () => void
}

/** The dry run: whom a Lead would be made of, what they would hold in common, and why not of the others. */
export function PlanView({ personIds, onMade, onClose }: PlanViewProps): ReactNode {
  const [values, setValues] = useState<Record<string, string>>({})
  const [choices, setChoices] = useState<Record<string, boolean>>({})
  const choice: BulkChoice = { values: useSettled(values), choices }
  const plan = useLeadPlan(personIds, choice)
  const lookUp = useLookUp(personIds, plan.data)
  const create = useCommand('leads.createMany', {
    quiet: true,
    onDone: ({ group }) => {
      usePeopleSelection.getState().clear()
      onMade(group.groupId)
    },
  })
  const main = useRef<HTMLButtonElement>(null)
  const isThere = plan.data !== undefined
  useEffect(() => {
    if (isThere) main.current?.focus()
  }, [isThere])

  if (plan.error) {
    return (
      <DialogBody>
        <Failed error={plan.error} onRetry={() => void plan.refetch()} />
      </DialogBody>
    )
  }
  if (!plan.data) {
    return (
      <DialogBody>
        <Skeleton lines={8} label="Looking at each person" />
      </DialogBody>
    )
  }
  const { rows, fields, problems, counts, blocked } = plan.data
  const failure = create.error
  const errors = failure instanceof CommandFailure ? { ...problems, ...failure.fields } : problems
  const nobody = counts.create === 0
  const submit = (): void => {
    if (create.isPending || blocked !== null || nobody) return
    create.mutate({ personIds: [...personIds], values, choices })
  }
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
  return (
    <form onSubmit={onSubmit} onKeyDownCapture={onKeyDown} className={styles.form} noValidate>
      <DialogBody>
        {blocked === null ? null : <Problem id="leads-blocked">{blocked}</Problem>}
        {failure && Object.keys(errors).length === 0 ? <Problem alert>{sentenceOf(failure)}</Problem> : null}
        <PlanCounts plan={plan.data} asking={lookUp} />
        <PlanFields
          fields={fields}
          values={values}
          errors={errors}
          onChange={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
        />
        <PlanRows rows={rows} onChoose={(id, on) => setChoices((now) => ({ ...now, [id]: on }))} />
      </DialogBody>
      <DialogFooter
        hint={nobody ? 'There is nobody of whom a Lead could be created.' : `${keyLabel('Enter')} to create them`}
      >
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          ref={main}
          variant="primary"
          type="submit"
          isDisabled={create.isPending || nobody}
          blockedBy={blocked === null ? undefined : 'leads-blocked'}
        >
          {`Create ${counted(counts.create, 'Lead', 'Leads')}`}
        </Button>
      </DialogFooter>
    </form>
  )
}

/** Asks Salesforce once about those whom nobody asked about yet; where it cannot be reached, they are asked about later. */
function useLookUp(personIds: readonly string[], plan: BulkPlan | undefined): 'asking' | 'later' | null {
  const { mutate, isPending, isError, isIdle } = useCommand('leads.lookUp', { quiet: true })
  const unknown = plan?.rows.filter((row) => row.toLookUp).length ?? 0
  const canAsk = plan !== undefined && plan.blocked === null && unknown > 0
  useEffect(() => {
    if (canAsk && isIdle) mutate({ personIds: [...personIds] })
  }, [canAsk, isIdle, mutate, personIds])
  if (isPending) return 'asking'
  return isError && unknown > 0 ? 'later' : null
}
