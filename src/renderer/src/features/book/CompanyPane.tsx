import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCompanyRows } from '../../queries/book'
import { useOpened, usePlace } from '../../state/place'
import { IconButton } from '../../ui/Button'
import { PaneHeader } from '../../ui/PaneHeader'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import { GroupLine } from '../bulk/GroupLine'
import { PeopleBar } from '../bulk/PeopleBar'
import { ExportButton } from '../export/ExportButton'
import { SelectHint } from '../bulk/SelectHint'
import { useCompanySelection } from '../bulk/useBookSelection'
import styles from './Book.module.css'
import { BookRow } from './BookRow'
import { rowName } from './matchWords'
import { useRange } from './useRange'

/** The people of one company, found by search or from a profile. */
export function CompanyPane(): ReactNode {
  const companyId = usePlace((state) => state.companyId)
  return companyId === null ? null : <CompanyPeople key={companyId} companyId={companyId} />
}

function CompanyPeople({ companyId }: { readonly companyId: string }): ReactNode {
  const { range, onRange } = useRange()
  const rows = useCompanyRows(companyId, range)
  const selection = useCompanySelection(companyId, rows)
  const opened = useOpened()
  const openPerson = usePlace((state) => state.openPerson)
  const goTo = usePlace((state) => state.goTo)
  const rowHeight = useRowHeight()
  const name = rows.first?.name ?? 'Company'
  return (
    <div className={styles.pane}>
      <PaneHeader
        title={name}
        count={rows.first?.total}
        before={
          <IconButton
            label="Back to My book"
            command="goBook"
            icon={<ArrowLeft size={16} />}
            onPress={() => goTo('book')}
          />
        }
      >
        <ExportButton from={{ list: 'company', companyId }} total={rows.first?.total ?? 0} />
      </PaneHeader>
      {selection.size > 0 ? <PeopleBar /> : rows.total > 0 ? <SelectHint /> : null}
      <GroupLine />
      {rows.error ? (
        <Failed error={rows.error} onRetry={rows.retry} />
      ) : rows.isPending ? (
        <Skeleton lines={6} label="Loading company" />
      ) : rows.total === 0 ? (
        <Empty title="Nobody of this company is in your book" />
      ) : (
        <VirtualRows
          id={`company-${companyId}`}
          role="grid"
          label={name}
          subject={companyId}
          rowHeight={rowHeight}
          rows={rows}
          onRange={onRange}
          keyOf={(row) => row.id}
          nameOf={rowName}
          openKey={opened?.personId ?? null}
          onOpen={(row) => openPerson(row.id)}
          selection={selection}
          renderRow={(row, selected) => <BookRow row={row} selected={selected} />}
        />
      )}
    </div>
  )
}
