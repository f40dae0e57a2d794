import type { ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { isTyping } from '../../keys/keyNames'
import { useLayout } from '../../state/layout'
import { focusList } from '../../state/listFocus'
import { useOpenMessage } from '../../state/messages'
import { useOpened, usePlace, type Screen } from '../../state/place'
import { Splitter } from '../../ui/Splitter'
import { useFrameSize } from '../../ui/useMedia'
import { BookPane } from '../book/BookPane'
import { CompanyPane } from '../book/CompanyPane'
import { ConversationsPane } from '../conversations/ConversationsPane'
import { HealthPage } from '../health/HealthPage'
import { MessageDetail } from '../messages/MessageDetail'
import { MessagesPane } from '../messages/MessagesPane'
import { OutboxDetail } from '../outbox/OutboxDetail'
import { OutboxPane } from '../outbox/OutboxPane'
import { PersonDetail } from '../person/PersonDetail'
import { RowCards } from '../salesforce/RowCards'
import { SettingsPage } from '../settings/SettingsPage'
import { CallBar } from '../tasks/CallBar'
import { TodayPane } from '../today/TodayPane'
import { ArrivedNotice } from './ArrivedNotice'
import { Banners } from './Banners'
import { FirstSync } from './FirstSync'
import styles from './Frame.module.css'
import { Nav } from './Nav'
import { useFrameCommands } from './useFrameCommands'
import { useRememberedPlace } from './useRememberedPlace'

const lists: Readonly<Partial<Record<Screen, () => ReactNode>>> = {
  book: BookPane,
  today: TodayPane,
  conversations: ConversationsPane,
  company: CompanyPane,
  outbox: OutboxPane,
  messages: MessagesPane,
}

/** Navigation, list, detail: the three panes, as many of them as fit. */
export function Frame({ account }: { readonly account: Account }): ReactNode {
  const size = useFrameSize()
  const screen = usePlace((state) => state.screen)
  const navWidth = useLayout((state) => state.widths.nav)
  useFrameCommands(account)
  useRememberedPlace()
  useCommandHandler('back', goBack)
  const rail = size !== 'wide'

  return (
    <div className={styles.frame}>
      <div className={styles.nav} style={{ width: rail ? 52 : navWidth }}>
        <Nav account={account} rail={rail} />
      </div>
      <main className={styles.main}>
        {rail ? <div className={styles.line} /> : <Splitter pane="nav" label="Resize navigation" />}
        <div className={styles.column}>
          <Banners account={account} />
          <FirstSync />
          <ArrivedNotice />
          <CallBar />
          <div className={styles.panes}>
            {screen === 'settings' ? <SettingsPage account={account} /> : null}
            {screen === 'health' ? <HealthPage account={account} /> : null}
            {lists[screen] ? <ListAndDetail key={screen} screen={screen} /> : null}
          </div>
        </div>
      </main>
      <RowCards />
    </div>
  )
}

function ListAndDetail({ screen }: { readonly screen: Screen }): ReactNode {
  const size = useFrameSize()
  const opened = useOpened()
  const outboxItemId = usePlace((state) => state.outboxItemId)
  const messageId = useOpenMessage((state) => state.openId)
  const listWidth = useLayout((state) => state.widths.list)
  const List = lists[screen] ?? BookPane
  const hasDetail =
    screen === 'outbox' ? outboxItemId !== null : screen === 'messages' ? messageId !== null : opened !== null
  const showList = !(hasDetail && size === 'single')
  // Below 1180 px the list gives way first: names and last words still fit.
  const width = size === 'wide' ? listWidth : Math.min(listWidth, size === 'medium' ? 300 : 280)

  return (
    <>
      {showList ? (
        <div className={styles.list} style={hasDetail ? { width, flex: 'none' } : { flex: 1 }}>
          <List />
        </div>
      ) : null}
      {hasDetail && showList ? <Splitter pane="list" label="Resize list" /> : null}
      {hasDetail && screen === 'outbox' && outboxItemId ? <OutboxDetail itemId={outboxItemId} /> : null}
      {hasDetail && screen === 'messages' && messageId ? <MessageDetail messageId={messageId} /> : null}
      {screen !== 'outbox' && screen !== 'messages' && opened ? <PersonDetail opened={opened} /> : null}
    </>
  )
}

/** Escape: out of a text field first, then out of what is open, then to the list. */
function goBack(): void {
  const active = document.activeElement
  if (active instanceof HTMLElement && isTyping(active)) active.blur()
  else usePlace.getState().closeDetail()
  // At once: a key pressed right after must find the focus where it will stay.
  focusList()
}
