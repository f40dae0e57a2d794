import { ListFilter, Search, SlidersHorizontal } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { BookSort } from '../../../../contract/commands'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useChangeSettings, useSettings } from '../../queries/app'
import { useLayers } from '../../state/layers'
import { focusList } from '../../state/listFocus'
import { activeFilters, useBookView } from '../../state/bookView'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { MenuButton } from '../../ui/MenuButton'
import styles from './Book.module.css'
import { AddFilter } from '../segments/AddFilter'
import { BookFilters } from './BookFilters'
import { ColumnsDialog } from './ColumnsDialog'

const sorts: ReadonlyArray<{ readonly id: BookSort; readonly label: string }> = [
  { id: 'activity', label: 'Last activity' },
  { id: 'name', label: 'Name' },
  { id: 'company', label: 'Company' },
  { id: 'status', label: 'Salesforce status' },
  { id: 'lastSeen', label: 'Last seen' },
  { id: 'created', label: 'Created' },
]

/** The line above the book: text, filters and display. Filters fold into a button where the list is narrow. */
export function BookTools(): ReactNode {
  const { filter, change } = useBookView()
  const input = useRef<HTMLInputElement>(null)
  const [choosing, setChoosing] = useState(false)
  useCommandHandler('chooseColumns', () => setChoosing(true))
  return (
    <div className={styles.tools}>
      <label className={styles.filterText}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={input}
          type="text"
          aria-label="Filter My book"
          placeholder="Filter people"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={filter.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault()
              if (filter.text) change({ text: '' })
              else focusList()
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              focusList()
            }
          }}
        />
      </label>
      <span className={styles.inline}>
        <span className={styles.divider} />
        <BookFilters />
      </span>
      <AddFilter />
      <span className={styles.space} />
      <DialogTrigger>
        <span className={cx(styles.badge, styles.collapsed)} data-count={activeFilters(filter)}>
          <IconButton label="Filters" icon={<ListFilter size={16} />} />
        </span>
        <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
          <Dialog aria-label="Filters" className={styles.stack ?? ''}>
            <BookFilters />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <DisplayMenu onColumns={() => setChoosing(true)} />
      {choosing ? <ColumnsDialog onClose={() => setChoosing(false)} /> : null}
    </div>
  )
}

function DisplayMenu({ onColumns }: { readonly onColumns: () => void }): ReactNode {
  const { sort, descending, sortBy, setDescending } = useBookView()
  const { data: settings } = useSettings()
  const { mutate } = useChangeSettings()
  return (
    <MenuButton
      button={<IconButton label="Display" icon={<SlidersHorizontal size={16} />} />}
      label="Display"
      placement="bottom end"
      groups={[
        { id: 'sort', title: 'Sort by', choices: sorts, selected: [sort] },
        {
          id: 'order',
          title: 'Order',
          choices: [
            {
              id: 'descending',
              label: sort === 'name' || sort === 'company' || sort === 'status' ? 'Z to A' : 'Newest first',
            },
            {
              id: 'ascending',
              label: sort === 'name' || sort === 'company' || sort === 'status' ? 'A to Z' : 'Oldest first',
            },
          ],
          selected: [descending ? 'descending' : 'ascending'],
        },
        {
          id: 'density',
          title: 'Density',
          choices: [
            { id: 'comfortable', label: 'Comfortable' },
            { id: 'compact', label: 'Compact' },
          ],
          selected: [settings?.density ?? 'comfortable'],
        },
        { id: 'columns', title: 'Columns', choices: [{ id: 'choose', label: 'Columns…' }] },
        {
          id: 'people',
          title: 'People',
          choices: [
            { id: 'duplicates', label: 'Find duplicates…' },
            { id: 'import', label: 'Import leads…' },
          ],
        },
      ]}
      onAction={(group, id) => {
        if (group === 'columns') onColumns()
        if (group === 'people')
          useLayers.getState().open(id === 'import' ? { kind: 'import', groupId: null } : { kind: 'duplicates' })
        const chosen = sorts.find((one) => one.id === id)
        if (group === 'sort' && chosen && chosen.id !== sort) sortBy(chosen.id)
        if (group === 'order') setDescending(id === 'descending')
        if (group === 'density') mutate({ density: id === 'compact' ? 'compact' : 'comfortable' })
      }}
    />
  )
}
