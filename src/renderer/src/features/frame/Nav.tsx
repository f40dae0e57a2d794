import { Bell, BookUser, CalendarCheck, Inbox, MessagesSquare, Search, Send, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { useConversationCounts } from '../../queries/conversations'
import { useOutboxCounts } from '../../queries/outbox'
import { useUnseenNews } from '../../queries/news'
import { useBookTotal } from '../../queries/book'
import { useDueCount } from '../../queries/tasks'
import { useBookView } from '../../state/bookView'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { IconButton } from '../../ui/Button'
import { NavSearch } from '../search/NavSearch'
import { SegmentNav } from '../segments/SegmentNav'
import { SegmentRail } from '../segments/SegmentRail'
import { showBook } from '../segments/showSegment'
import styles from './Nav.module.css'
import { NavItem } from './NavItem'
import { SyncLine } from './SyncLine'
import { WorkspaceName } from './WorkspaceName'

/** The navigation: workspace, search, the places with their counts, and the sync line. As a rail: icons alone. */
export function Nav({ account, rail }: { readonly account: Account; readonly rail: boolean }): ReactNode {
  const { screen, view, goTo, setView } = usePlace()
  const { data: counts } = useConversationCounts()
  const { data: outbox } = useOutboxCounts()
  const { data: bookTotal } = useBookTotal()
  const due = useDueCount()
  const { data: unseen = 0 } = useUnseenNews()
  const openLayer = useLayers((state) => state.open)
  const segmentId = useBookView((state) => state.segmentId)

  return (
    <nav aria-label="Main" className={styles.nav} data-rail={rail || undefined}>
      <WorkspaceName account={account} rail={rail} />
      {rail ? (
        <IconButton
          label="Search"
          command="search"
          icon={<Search size={16} />}
          onPress={() => openLayer({ kind: 'palette' })}
        />
      ) : (
        <NavSearch />
      )}
      <ul className={styles.items}>
        <NavItem
          label="My book"
          icon={<BookUser size={16} />}
          command="goBook"
          rail={rail}
          current={screen === 'book' && segmentId === null}
          count={bookTotal}
          onPress={showBook}
        />
        <NavItem
          label="Today"
          icon={<CalendarCheck size={16} />}
          command="goToday"
          rail={rail}
          current={screen === 'today'}
          count={due}
          dot={rail && (due ?? 0) > 0}
          onPress={() => goTo('today')}
        />
        <NavItem
          label="Conversations"
          icon={<MessagesSquare size={16} />}
          command="goConversations"
          rail={rail}
          current={screen === 'conversations' && (rail || view === 'all')}
          dot={rail && (counts?.unread ?? 0) > 0}
          onPress={() => setView('all')}
        />
        {rail
          ? null
          : (['mine', 'people', 'unassigned', 'unread', 'snoozed'] as const).map((one) => (
              <NavItem
                key={one}
                label={viewNames[one]}
                indented
                rail={false}
                current={screen === 'conversations' && view === one}
                // How many nobody has is known once it is asked.
                count={one === 'unassigned' ? undefined : counts?.[one]}
                strong={one === 'unread'}
                onPress={() => setView(one)}
              />
            ))}
        <NavItem
          label="Messages"
          icon={<Send size={16} />}
          command="goMessages"
          rail={rail}
          current={screen === 'messages'}
          onPress={() => goTo('messages')}
        />
        <NavItem
          label="Outbox"
          icon={<Inbox size={16} />}
          command="goOutbox"
          rail={rail}
          current={screen === 'outbox'}
          count={outbox?.unsent}
          needs={outbox?.needsYou ?? 0}
          dot={rail && (outbox?.unsent ?? 0) > 0}
          onPress={() => goTo('outbox')}
        />
      </ul>
      {rail ? <SegmentRail /> : <SegmentNav />}
      <div className={styles.space} />
      <ul className={styles.items}>
        <NavItem
          label="News"
          icon={<Bell size={16} />}
          command="goNews"
          rail={rail}
          current={false}
          count={unseen}
          strong
          dot={rail && unseen > 0}
          onPress={() => openLayer({ kind: 'news' })}
        />
        <NavItem
          label="Settings"
          icon={<Settings size={16} />}
          command="goSettings"
          rail={rail}
          current={screen === 'settings'}
          onPress={() => goTo('settings')}
        />
      </ul>
      <SyncLine rail={rail} />
    </nav>
  )
}

const viewNames = {
  mine: 'Mine',
  people: 'My people’s',
  unassigned: 'Unassigned',
  unread: 'Unread',
  snoozed: 'Snoozed',
}
