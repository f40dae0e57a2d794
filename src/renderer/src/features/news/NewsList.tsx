import { Bell, Unplug } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components'
import type { NewsRow } from '../../../../contract/newsCommands'
import { sentenceOf } from '../../bridge/bridge'
import { openLink } from '../../bridge/openLink'
import { useAccount } from '../../queries/app'
import { useMarkSeen, useNews, useUnseenNews } from '../../queries/news'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { DialogBody } from '../../ui/Dialog'
import { Empty, Failed, Skeleton } from '../../ui/States'
import styles from './News.module.css'
import { NewsLine } from './NewsLine'

interface NewsListProps {
  /** Leaves the list and shows a person. */
  readonly onPerson: (personId: string) => void
}

/** The news, newest first. What is shown here is seen; what was not before keeps its mark until the list is closed. */
export function NewsList({ onPerson }: NewsListProps): ReactNode {
  const news = useNews()
  const account = useAccount()
  const rows = useMemo(() => news.data?.pages.flatMap((page) => page.rows) ?? [], [news.data])
  const fresh = useFresh(rows)
  if (news.error) {
    return (
      <DialogBody>
        <Failed error={news.error} onRetry={() => void news.refetch()} />
      </DialogBody>
    )
  }
  if (!news.data) {
    return (
      <DialogBody>
        <Skeleton lines={5} label="Loading what changed" />
      </DialogBody>
    )
  }
  if (rows.length === 0) {
    return <DialogBody>{account.data?.salesforce === null ? <NotConnected /> : <Nothing />}</DialogBody>
  }
  const act = (row: NewsRow | undefined): void => {
    if (row === undefined) return
    if (row.personId !== null) onPerson(row.personId)
    else if (row.url !== '') openLink(row.url)
  }
  return (
    <div className={styles.scroll}>
      <GridList
        aria-label="What changed"
        className={styles.list ?? ''}
        // The list is opened to be read: arrows move through it, Tab goes to a line's links.
        autoFocus="first"
        keyboardNavigationBehavior="tab"
        escapeKeyBehavior="none"
        onAction={(key) => act(rows.find((row) => row.id === key))}
      >
        <Collection items={rows.map((row) => ({ ...row, fresh: fresh.has(row.id) || !row.seen }))}>
          {(row) => (
            <GridListItem id={row.id} textValue={row.text} className={styles.row ?? ''}>
              <NewsLine row={row} fresh={row.fresh} onPerson={onPerson} />
            </GridListItem>
          )}
        </Collection>
        {/* Earlier ones come by themselves, with the end of the list in sight. */}
        <GridListLoadMoreItem
          className={styles.more ?? ''}
          isLoading={news.isFetchingNextPage}
          onLoadMore={() => {
            if (news.hasNextPage && !news.isFetchingNextPage) void news.fetchNextPage()
          }}
        >
          Loading earlier ones
        </GridListLoadMoreItem>
      </GridList>
    </div>
  )
}

/** "Mark all as seen", where more is unseen than is shown. */
export function SeenAll({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { data: unseen } = useUnseenNews()
  const markSeen = useMarkSeen()
  if (!unseen) return null
  return (
    <Button
      variant="quiet"
      onPress={() => {
        // The button leaves with what it was for: the focus has to be elsewhere by then.
        onDone()
        markSeen(null).catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
      }}
    >
      Mark all as seen
    </Button>
  )
}

/** Marks what is shown as seen, and remembers what was not for as long as the list is open. */
function useFresh(rows: readonly NewsRow[]): ReadonlySet<number> {
  const markSeen = useMarkSeen()
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set())
  const asked = useRef(new Set<number>())
  useEffect(() => {
    const ids = rows.filter((row) => !row.seen && !asked.current.has(row.id)).map((row) => row.id)
    if (ids.length === 0) return
    for (const id of ids) asked.current.add(id)
    setFresh((before) => new Set([...before, ...ids]))
    // What could not be marked stays unseen, and the bell goes on saying so.
    markSeen(ids).catch(() => ids.forEach((id) => asked.current.delete(id)))
  }, [rows, markSeen])
  return fresh
}

function Nothing(): ReactNode {
  return (
    <Empty icon={<Bell size={24} />} title="Nothing has changed yet">
      When one of your records is reassigned, converted, merged, deleted or hidden from you in Salesforce, you read it
      here.
    </Empty>
  )
}

function NotConnected(): ReactNode {
  return (
    <Empty icon={<Unplug size={24} />} title="Salesforce is not connected">
      Connect it in Settings, and what changes there is told here.
    </Empty>
  )
}
