import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { MappingEntry, MappingView } from '../../../../contract/models'
import { entriesOf } from '../../queries/mapping'
import type { AttributeGroup } from './attributeGroups'
import { withDirection, withField, withValues } from './editEntries'
import styles from './Mapping.module.css'
import { MappingRow } from './MappingRow'

interface MappingTableProps {
  readonly view: MappingView
  readonly groups: readonly AttributeGroup[]
  readonly onSave: (entries: readonly MappingEntry[]) => void
}

/**
 * Attributes at the left, the Lead's fields at the right, each change saved at once. J and K or the arrows move between
 * fields, Delete clears one.
 */
export function MappingTable({ view, groups, onSave }: MappingTableProps): ReactNode {
  const table = useRef<HTMLDivElement>(null)
  const entries = entriesOf(view)
  const labels = new Map(view.attributes.map((one) => [one.key, one.label]))
  const taken = new Map(view.entries.map(({ entry }) => [entry.field, labels.get(entry.attribute) ?? entry.attribute]))

  const fieldButtons = (): HTMLElement[] => [
    ...(table.current?.querySelectorAll<HTMLElement>(`.${styles.field ?? ''} > button`) ?? []),
  ]
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    const buttons = fieldButtons()
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    if (by === undefined || at < 0 || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    buttons[at + by]?.focus()
  }
  /** What was pressed is gone with the mapping: the focus goes to the field, which stays. */
  const clear = (entry: MappingEntry): void => {
    const row = [...(table.current?.querySelectorAll<HTMLElement>('[data-attribute]') ?? [])].find(
      (one) => one.dataset['attribute'] === entry.attribute,
    )
    row?.querySelector<HTMLElement>(`.${styles.field ?? ''} > button`)?.focus()
    onSave(entries.filter((one) => one !== entry))
  }
  return (
    <div
      ref={table}
      role="table"
      aria-label="Attributes and Lead fields"
      className={styles.table}
      onKeyDownCapture={onKeyDown}
    >
      <div role="rowgroup">
        <div role="row" className={styles.head}>
          <span role="columnheader" className={styles.intercom}>
            Intercom
          </span>
          <span role="columnheader">Rule</span>
          <span role="columnheader" className={styles.salesforce}>
            Lead field in Salesforce
          </span>
          <span role="columnheader" className={styles.tools}>
            <span className={styles.hidden}>Values and clear</span>
          </span>
        </div>
      </div>
      {groups.map((group) => (
        <div key={group.id} role="rowgroup" aria-label={group.title}>
          <div role="row" className={styles.group}>
            <span role="cell">{group.title}</span>
          </div>
          {group.attributes.flatMap((attribute) => {
            const own = entries.filter((one) => one.attribute === attribute.key)
            return (own.length > 0 ? own : [null]).map((entry, index) => (
              <MappingRow
                key={`${attribute.key} ${index}`}
                attribute={attribute}
                entry={entry}
                note={view.entries.find((one) => one.entry === entry)?.note ?? null}
                leftOut={view.leftOut.find((one) => one.entry === entry)?.why ?? null}
                fields={view.fields}
                taken={taken}
                onField={(field) => onSave(withField(entries, attribute.key, entry, field))}
                onDirection={(direction) => entry && onSave(withDirection(entries, entry, direction))}
                onValues={(valueMap) => entry && onSave(withValues(entries, entry, valueMap))}
                onClear={() => entry && clear(entry)}
              />
            ))
          })}
        </div>
      ))}
    </div>
  )
}
