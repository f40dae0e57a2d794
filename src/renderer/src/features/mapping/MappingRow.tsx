import { CircleAlert, List, X } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { MappingDirection, MappingEntry } from '../../../../contract/models'
import { IconButton } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import { DirectionMenu } from './DirectionMenu'
import { attributeWords, isPicklist, typeWords, whyNot, type LeadField, type MappingAttribute } from './fits'
import styles from './Mapping.module.css'
import { Picker } from './Picker'
import { ValueMapDialog } from './ValueMapDialog'

interface MappingRowProps {
  readonly attribute: MappingAttribute
  /** Null while nothing is mapped. */
  readonly entry: MappingEntry | null
  /** What is not done although the mapping works. */
  readonly note: string | null
  /** Why the mapping does not work. */
  readonly leftOut: string | null
  readonly fields: readonly LeadField[]
  /** Field to the attribute that fills it already. */
  readonly taken: ReadonlyMap<string, string>
  readonly onField: (field: string) => void
  readonly onDirection: (direction: MappingDirection) => void
  readonly onValues: (valueMap: Readonly<Record<string, string>>) => void
  readonly onClear: () => void
}

/** One attribute of Intercom, the rule, and the Lead's field; under it what does not happen, and why. */
export function MappingRow(props: MappingRowProps): ReactNode {
  const { attribute, entry, note, leftOut, fields, taken } = props
  const [choosingValues, setChoosingValues] = useState(false)
  const noteId = useId()
  const direction = entry?.direction ?? 'toSalesforce'
  const field = fields.find((one) => one.name === entry?.field)
  const words = leftOut ?? note
  const mapped = Object.keys(entry?.valueMap ?? {}).length
  return (
    <div role="row" className={styles.row} data-attribute={attribute.key}>
      <span role="rowheader" className={styles.attribute} title={attribute.key}>
        <Truncate>{attribute.label}</Truncate>
        <span className={styles.type}>{attributeWords(attribute)}</span>
      </span>
      <span role="cell" className={styles.rule}>
        {entry ? (
          <DirectionMenu attributeLabel={attribute.label} value={direction} onChange={props.onDirection} />
        ) : null}
      </span>
      <span
        role="cell"
        className={styles.field}
        onKeyDownCapture={(event) => {
          if (entry && (event.key === 'Delete' || event.key === 'Backspace') && isButton(event.target)) props.onClear()
        }}
      >
        <Picker
          label={`Lead field for ${attribute.label}`}
          value={field?.name ?? null}
          placeholder={entry?.field ?? 'Not mapped'}
          describedBy={words === null ? undefined : noteId}
          options={fields.map((one) => ({
            id: one.name,
            label: one.label,
            detail: `${one.name} · ${typeWords(one)}`,
            ...(one.required ? { mark: 'required' } : {}),
            why: one.name === entry?.field ? null : whyNot(attribute, one, direction, taken.get(one.name) ?? null),
          }))}
          onChange={props.onField}
        />
      </span>
      <span role="cell" className={styles.tools}>
        {entry && field && isPicklist(field) ? (
          <IconButton
            label={`Values of ${attribute.label}${mapped > 0 ? ` (${mapped} changed)` : ''}`}
            icon={<List size={15} />}
            active={mapped > 0}
            onPress={() => setChoosingValues(true)}
          />
        ) : null}
        {entry ? (
          <IconButton label={`Clear mapping of ${attribute.label}`} icon={<X size={15} />} onPress={props.onClear} />
        ) : null}
      </span>
      {words === null ? null : (
        <span role="cell" id={noteId} className={styles.note} data-left-out={leftOut !== null || undefined}>
          {leftOut === null ? null : <CircleAlert size={14} aria-hidden="true" />}
          <span>
            {leftOut === null ? '' : 'Left out: '}
            {words}
          </span>
        </span>
      )}
      {choosingValues && entry && field ? (
        <ValueMapDialog
          attribute={attribute}
          field={field}
          valueMap={entry.valueMap ?? {}}
          onSave={props.onValues}
          onClose={() => setChoosingValues(false)}
        />
      ) : null}
    </div>
  )
}

function isButton(target: EventTarget): boolean {
  return target instanceof HTMLButtonElement
}
