import type { UseQueryResult } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useFormDraft, type DraftOf } from '../../queries/formDrafts'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed, Skeleton } from '../../ui/States'
import { FormDraft } from './FormDraft'

interface FormDialogProps<Form> {
  readonly title: string
  /** Whom or what it is about. */
  readonly detail: string | null
  /** The form as main fills it in. */
  readonly form: UseQueryResult<Form>
  /** What is said while that takes long. */
  readonly loading: string
  /** What its main button says. */
  readonly action: 'Create' | 'Convert'
  /** Under what its typing is kept; left out, nothing is. */
  readonly draft?: DraftOf
  readonly onClose: () => void
  readonly children: (form: Form) => ReactNode
}

/** A dialog around a form that main fills in: not there yet, failed, blocked with its reason, or the form itself. */
export function FormDialog<Form extends { readonly blocked: string | null }>(props: FormDialogProps<Form>): ReactNode {
  const { title, detail, form, loading, action, draft, onClose, children } = props
  const reasonId = useId()
  const kept = useFormDraft(draft ?? null)
  return (
    <Dialog title={title} detail={detail} onClose={onClose}>
      {form.error ? (
        <DialogBody>
          <Failed error={form.error} onRetry={() => void form.refetch()} />
        </DialogBody>
      ) : !form.data || kept.isPending ? (
        <DialogBody>
          <Skeleton lines={6} label={loading} />
        </DialogBody>
      ) : form.data.blocked !== null ? (
        <>
          <DialogBody>
            <Problem id={reasonId}>{form.data.blocked}</Problem>
          </DialogBody>
          <DialogFooter>
            <Button autoFocus onPress={onClose}>
              Close
            </Button>
            <Button variant="primary" blockedBy={reasonId}>
              {action}
            </Button>
          </DialogFooter>
        </>
      ) : draft ? (
        <FormDraft of={draft} kept={kept.data ?? null}>
          {children(form.data)}
        </FormDraft>
      ) : (
        children(form.data)
      )}
    </Dialog>
  )
}
