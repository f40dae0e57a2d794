import { BookUser } from 'lucide-react'
import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useBookRows } from '../../queries/book'
import { useSyncStatus } from '../../queries/app'
import { useSegments } from '../../queries/segments'
import { gridOf, useBookColumns } from '../../state/bookColumns'
import { useBookView, activeFilters } from '../../state/bookView'
import { useOpened, usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { PaneHeader } from '../../ui/PaneHeader'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from './Book.module.css'
import { BookHeader } from './BookHeader'
import { BookRow } from './BookRow'
import { BookTools } from './BookTools'
import { GroupLine } from '../bulk/GroupLine'
import { PeopleBar } from '../bulk/PeopleBar'
import { useBookSelection } from '../bulk/useBookSelection'
import { ExportButton } from '../export/ExportButton'
import { LivePeople } from '../live/LivePeople'
import { useLiveOwner } from '../live/useLiveOwner'
import { SegmentBar } from '../segments/SegmentBar'
import { rowName } from './matchWords'
import { useRange } from './useRange'

/** My book: the people the rep owns. */
export function BookPane(): ReactNode {
  const { filter, segment, segmentId, sort, descending, clear } = useBookView()
  const { data: segments } = useSegments()
  const { range, onRange } = useRange()
  const rows = useBookRows({ filter, segment, sort, descending }, range)
  const selection = useBookSelection(rows)
  const opened = useOpened()
  const openPerson = usePlace((state) => state.openPerson)
  const rowHeight = useRowHeight()
  const shown = useBookColumns((state) => state.shown)
  const widths = useBookColumns((state) => state.widths)
  const grid = useMemo(() => gridOf({ shown, widths }) as CSSProperties, [shown, widths])
  const { total = 0, bookTotal = 0 } = rows.first ?? {}
  /** A filter by owner may find guests, too, who are not of the book. */
  const ofAll = total > bookTotal ? undefined : rows.first?.bookTotal
  const name = segments?.find((one) => one.id === segmentId)?.name
  const filtered = activeFilters(filter) > 0 || filter.text !== '' || segment.parts.length > 0
  useCommandHandler('clearFilters', clear, filtered)
  const liveOwner = useLiveOwner()(segment)
  const isLive = liveOwner !== undefined

  return (
    <div className={styles.pane} style={grid}>
      <PaneHeader
        title={name ?? 'My book'}
        count={isLive ? undefined : rows.first?.total}
        of={isLive ? undefined : ofAll}
      >
        {isLive ? null : (
          <ExportButton from={{ list: 'book', filter, segment, sort, descending }} total={rows.first?.total ?? 0} />
        )}
      </PaneHeader>
      {selection.size > 0 ? <PeopleBar /> : <BookTools />}
      <SegmentBar />
      <GroupLine />
      {liveOwner !== undefined ? (
        <LivePeople filter={filter} segment={segment} ownerId={liveOwner} />
      ) : rows.error ? (
        <Failed error={rows.error} onRetry={rows.retry} />
      ) : rows.isPending ? (
        <Skeleton lines={8} label="Loading My book" />
      ) : rows.total === 0 ? (
        <NoPeople filtered={filtered} onClear={clear} />
      ) : (
        <VirtualRows
          id="book"
          role="grid"
          label="My book"
          subject={JSON.stringify([filter, segment, sort, descending])}
          rowHeight={rowHeight}
          rows={rows}
          onRange={onRange}
          keyOf={(row) => row.id}
          nameOf={rowName}
          openKey={opened?.personId ?? null}
          onOpen={(row) => openPerson(row.id)}
          header={<BookHeader />}
          selection={selection}
          renderRow={(row, selected) => <BookRow row={row} selected={selected} />}
        />
      )}
    </div>
  )
}

function NoPeople({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }): ReactNode {
  const { data: status } = useSyncStatus()
  if (filtered) {
    return (
      <Empty title="Nobody fits these filters" action={<Button onPress={onClear}>Clear filters</Button>}>
        Everyone in your book is still here: take a condition away, or say “or” instead of “and”.
      </Empty>
    )
  }
  return (
    <Empty icon={<BookUser size={24} strokeWidth={1.5} />} title="Your book is empty">
      {status?.state === 'first_sync'
        ? 'People appear here as the first sync finds them.'
        : 'People whose owner is you in Intercom appear here by themselves.'}
    </Empty>
  )
}
