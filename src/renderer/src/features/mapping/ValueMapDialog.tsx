import { ArrowRight, Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Truncate } from '../../ui/Truncate'
import type { LeadField, MappingAttribute } from './fits'
import { Picker } from './Picker'
import styles from './Values.module.css'

interface ValueMapDialogProps {
  readonly attribute: MappingAttribute
  readonly field: LeadField
  readonly valueMap: Readonly<Record<string, string>>
  readonly onSave: (valueMap: Readonly<Record<string, string>>) => void
  readonly onClose: () => void
}

interface ValueRow {
  readonly id: number
  readonly from: string
  /** A value of the picklist; empty: as it is in Intercom. */
  readonly to: string
  /** True where Intercom itself names the value, so that it is not typed. */
  readonly known: boolean
}

/** Stands for "as it is", which is no value of the picklist. */
const asItIs = ' as it is'
/** As long as the settings keep. */
const longest = 255

/** Which value of the picklist stands for which value in Intercom; what is not named here goes as it is. */
export function ValueMapDialog({ attribute, field, valueMap, onSave, onClose }: ValueMapDialogProps): ReactNode {
  const [rows, setRows] = useState<readonly ValueRow[]>(() => firstRows(attribute, valueMap))
  const change = (id: number, next: Partial<ValueRow>): void =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...next } : row)))
  const twice = rows.find(
    (row, index) => row.from.trim() !== '' && rows.findIndex((one) => one.from.trim() === row.from.trim()) !== index,
  )
  const options = [
    { id: asItIs, label: 'As it is', detail: 'Found in the list by its name' },
    ...field.options.map(({ value, label }) => ({ id: value, label, ...(value === label ? {} : { detail: value }) })),
  ]
  const save = (): void => {
    if (twice) return
    onSave(Object.fromEntries(rows.flatMap((row) => (row.to && row.from.trim() ? [[row.from.trim(), row.to]] : []))))
    onClose()
  }
  return (
    <Dialog title="Values" detail={`${attribute.label} to ${field.label}`} onClose={onClose}>
      <DialogBody>
        <p className={styles.intro}>
          A value goes to Salesforce as the one beside it. Others go as they are, where the list has them.
        </p>
        <ul className={styles.rows} aria-label={`Values of ${attribute.label}`}>
          {rows.map((row, index) => (
            <li key={row.id} className={styles.row}>
              {row.known ? (
                <Truncate className={styles.known}>{row.from}</Truncate>
              ) : (
                <input
                  className={styles.input}
                  aria-label={`Value ${index + 1} in Intercom`}
                  placeholder="Value in Intercom"
                  // A row that was just added is there to be typed in.
                  autoFocus={row.from === ''}
                  dir="auto"
                  maxLength={longest}
                  value={row.from}
                  onChange={(event) => change(row.id, { from: event.target.value })}
                />
              )}
              <ArrowRight size={14} aria-hidden="true" className={styles.arrow} />
              <span className={styles.to}>
                <Picker
                  label={`In Salesforce for ${row.from.trim() || `value ${index + 1}`}`}
                  options={options}
                  value={row.to === '' ? asItIs : row.to}
                  placeholder={row.to}
                  inDialog
                  onChange={(id) => change(row.id, { to: id === asItIs ? '' : id })}
                />
              </span>
              {row.known ? (
                <span />
              ) : (
                <IconButton
                  label={`Remove ${row.from.trim() || `value ${index + 1}`}`}
                  icon={<X size={15} />}
                  onPress={() => setRows(rows.filter((one) => one.id !== row.id))}
                />
              )}
            </li>
          ))}
        </ul>
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={14} />}
          onPress={() =>
            setRows([...rows, { id: Math.max(-1, ...rows.map((row) => row.id)) + 1, from: '', to: '', known: false }])
          }
        >
          Add a value
        </Button>
        {twice ? (
          <p role="alert" className={styles.problem}>
            {twice.from.trim()} is there twice.
          </p>
        ) : null}
      </DialogBody>
      <DialogFooter>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" isDisabled={twice !== undefined} onPress={save}>
          Save
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

function firstRows(attribute: MappingAttribute, valueMap: Readonly<Record<string, string>>): readonly ValueRow[] {
  const named = attribute.type === 'boolean' ? ['true', 'false'] : attribute.options
  const own = Object.keys(valueMap).filter((name) => !named.includes(name))
  const rows = [...named, ...own].map((from) => ({
    from,
    to: Object.hasOwn(valueMap, from) ? (valueMap[from] ?? '') : '',
    known: named.includes(from),
  }))
  const shown = rows.length > 0 ? rows : [{ from: '', to: '', known: false }]
  return shown.map((row, id) => ({ ...row, id }))
}
