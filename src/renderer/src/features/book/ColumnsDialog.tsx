import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { bookColumns, useBookColumns, type ColumnId } from '../../state/bookColumns'
import { Button, IconButton } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import styles from './Book.module.css'

/** Which columns My book has, and in which order; at once, and remembered. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { shown, toggle, move, reset } = useBookColumns()
  const others = (Object.keys(bookColumns) as ColumnId[]).filter((id) => !shown.includes(id))
  return (
    <Dialog title="Columns of My book" size="small" onClose={onClose}>
      <DialogBody>
        <ul className={styles.columns} aria-label="Columns">
          {[...shown, ...others].map((id) => {
            const { label } = bookColumns[id]
            const at = shown.indexOf(id)
            return (
              <li key={id} className={styles.columnChoice}>
                <CheckField label={label} checked={at !== -1} onChange={() => toggle(id)} />
                {at === -1 ? null : (
                  <span className={styles.columnMoves}>
                    <IconButton
                      label={`Move ${label} to the left`}
                      icon={<ArrowUp size={14} />}
                      isDisabled={at === 0}
                      onPress={() => move(id, -1)}
                    />
                    <IconButton
                      label={`Move ${label} to the right`}
                      icon={<ArrowDown size={14} />}
                      isDisabled={at === shown.length - 1}
                      onPress={() => move(id, 1)}
                    />
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      </DialogBody>
      <DialogFooter hint="For lists wide enough to have columns">
        <Button onPress={reset}>As at first</Button>
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
