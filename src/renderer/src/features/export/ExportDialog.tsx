import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { CommandInput } from '../../../../contract/commands'
import type { ExportColumn } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { tellSaved } from '../../bridge/savedFile'
import { count, counted } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { useSegmentFields } from '../../queries/segments'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import { FieldPicker } from '../salesforce/FieldPicker'
import styles from './Export.module.css'
import { columnLabels, useExportColumns } from './exportColumns'

export type ExportSource = CommandInput<'people.export'>['from']

/** As many as one file takes. */
const most = 300

interface ExportDialogProps {
  readonly from: ExportSource
  readonly onClose: () => void
}

/** A list of people as a file: which columns, in which order; then where, and how far it is. */
export function ExportDialog({ from, onClose }: ExportDialogProps): ReactNode {
  const [exportId] = useState(() => crypto.randomUUID())
  const { columns, mark, choose, setMark } = useExportColumns()
  const { data: fields } = useSegmentFields()
  const save = useCommand('people.export', {
    quiet: true,
    onDone: (saved) => {
      tellSaved(saved, `${counted(saved.rows, 'person', 'people')} exported to ${saved.name}.`)
      onClose()
    },
  })
  useGivenUp(exportId, save.isPending)
  const offered = [
    ...Object.entries(columnLabels).map(([name, label]) => ({ name, label, isCustom: false })),
    ...(fields?.attributes ?? []).map(({ name, label }) => ({ name: `attribute:${name}`, label, isCustom: true })),
  ]
  const isColumn = (name: string): name is ExportColumn => offered.some((one) => one.name === name)
  const cancel = useRef<HTMLButtonElement>(null)
  const start = (): void => {
    // The button leaves with what it was for: the focus has to be elsewhere by then.
    cancel.current?.focus()
    save.mutate({ exportId, from, columns: [...columns], mark })
  }
  return (
    <Dialog title="Export" detail="to a CSV file" onClose={onClose} size="small">
      <DialogBody>
        {save.isPending ? (
          <Progress exportId={exportId} />
        ) : (
          <>
            <FieldPicker
              fields={offered}
              shown={columns}
              full={columns.length >= most}
              onChange={(next) => choose(next.filter(isColumn))}
            />
            <div className={styles.mark}>
              <CheckField
                label="Mark the file as UTF-8"
                detail="Excel needs the mark to show accents; a program that trips over it can do without."
                checked={mark}
                onChange={setMark}
              />
            </div>
            <p className={styles.note}>
              What a spreadsheet would run as a formula gets an apostrophe in front. The file is not encrypted.
            </p>
          </>
        )}
        {save.error ? (
          <p role="alert" className={styles.error}>
            {sentenceOf(save.error)}
          </p>
        ) : null}
      </DialogBody>
      <DialogFooter hint={save.isPending ? null : counted(columns.length, 'column', 'columns')}>
        <Button ref={cancel} variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        {save.isPending ? null : (
          <Button variant="primary" isDisabled={columns.length === 0} onPress={start}>
            Export
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  )
}

/** Leaving the dialog gives up what is under way. */
function useGivenUp(exportId: string, isPending: boolean): void {
  const pending = useRef(false)
  useEffect(() => {
    pending.current = isPending
  }, [isPending])
  useEffect(
    () => () => {
      if (pending.current) ask('people.exportCancel', { exportId }).catch(() => undefined)
    },
    [exportId],
  )
}

function Progress({ exportId }: { readonly exportId: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['export', exportId],
    queryFn: () => ask('people.exportState', { exportId }),
    refetchInterval: 250,
    gcTime: 0,
  })
  const progress = data?.progress ?? null
  const words =
    progress === null ? 'Choose where to save it.' : `${count(progress.done)} of ${count(progress.total)} people`
  return (
    <div className={styles.progress}>
      <p role="status">{words}</p>
      {progress === null ? null : (
        <progress
          aria-label="Exported"
          className={styles.bar}
          value={progress.done}
          max={Math.max(1, progress.total)}
        />
      )}
    </div>
  )
}
