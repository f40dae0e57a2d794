import { useEffect, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Person } from '../../../../contract/models'
import { ask, CommandFailure } from '../../bridge/bridge'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useCommand } from '../../queries/app'
import { useConversation } from '../../queries/conversations'
import { usePerson, usePersonConversations } from '../../queries/people'
import { useDrafts, type DraftMode } from '../../state/drafts'
import { useFront } from '../../state/front'
import { useNoteFocus } from '../../state/noteFocus'
import { useLayers } from '../../state/layers'
import { useLayout } from '../../state/layout'
import { usePlace, type DetailTab, type Opened } from '../../state/place'
import { useRecent } from '../../state/recent'
import { showToast } from '../../state/toasts'
import { Failed, Skeleton } from '../../ui/States'
import { Splitter } from '../../ui/Splitter'
import { useFrameSize } from '../../ui/useMedia'
import { ConversationTab } from '../conversation/ConversationTab'
import { LiveDetail } from '../live/LiveDetail'
import { SalesforcePanel } from '../salesforce/SalesforcePanel'
import { useRecordCommands } from '../tasks/useRecordCommands'
import { useTriageKeys } from '../triage/useTriageKeys'
import { ActivityTab } from './ActivityTab'
import styles from './Person.module.css'
import { PersonHeader } from './PersonHeader'
import { ProfileTab } from './ProfileTab'
import { usePicked } from './usePicked'

const tabNames: Readonly<Record<DetailTab, string>> = {
  conversation: 'Conversation',
  profile: 'Profile',
  activity: 'Activity',
  salesforce: 'Salesforce',
}

/** The person (and conversation) that is open: header, tabs, and Salesforce beside them where it fits. */
export function PersonDetail({ opened }: { readonly opened: Opened }): ReactNode {
  const size = useFrameSize()
  const sideWidth = useLayout((state) => state.widths.side)
  const wanted = useConversation(opened.personId === null ? opened.conversationId : null)
  const personId = opened.personId ?? wanted.data?.personId ?? null
  const person = usePerson(personId)
  useSurvivor(opened.personId, person.data?.id)
  const conversations = usePersonConversations(personId)
  const { conversationId, touch } = usePicked(personId, opened.conversationId, conversations.data?.rows)
  const failure = wanted.error ?? person.error
  const isElsewhere = failure instanceof CommandFailure && failure.code === 'not_found'
  const mayWrite = !isElsewhere && (conversationId !== null || !conversations.data)
  useWriteCommands(mayWrite, touch)
  useTriageKeys(mayWrite)
  const known = conversationId !== null || conversations.data !== undefined
  useRecordCommands(isElsewhere ? null : personId, conversationId, known)
  const beside = size === 'wide' || size === 'medium'
  // Not on this desk: Intercom may know them.
  if (isElsewhere) return <LiveDetail opened={opened} missing={failure} />

  return (
    <>
      <section
        className={styles.detail}
        aria-label={person.data?.displayName ?? 'Person'}
        onPointerDownCapture={touch}
        onWheelCapture={touch}
        onKeyDownCapture={touch}
        onFocusCapture={touch}
      >
        {failure ? (
          <Failed error={failure} onRetry={() => void (wanted.error ? wanted.refetch() : person.refetch())} />
        ) : person.data ? (
          <Content person={person.data} conversationId={conversationId} beside={beside} />
        ) : (
          <Skeleton lines={5} label="Loading person" />
        )}
      </section>
      {beside ? (
        <>
          <Splitter pane="side" label="Resize Salesforce" after />
          <div className={styles.side} style={{ width: size === 'wide' ? sideWidth : Math.min(sideWidth, 256) }}>
            {personId === null ? null : <SalesforcePanel personId={personId} conversationId={conversationId} />}
          </div>
        </>
      ) : null}
    </>
  )
}

/** Somebody who was merged answers as whoever they became: the place follows, with the conversation that is open. */
function useSurvivor(asked: string | null, found: string | undefined): void {
  const became = usePlace((state) => state.became)
  useEffect(() => {
    if (asked !== null && found !== undefined && asked !== found) became(asked, found)
  }, [asked, found, became])
}

/** R and N, from any tab: the conversation comes to the front, and its composer takes the focus as soon as it is there. */
function useWriteCommands(enabled: boolean, touch: () => void): void {
  const write = (mode: DraftMode): void => {
    touch()
    usePlace.getState().setTab('conversation')
    useDrafts.getState().want(mode)
  }
  useCommandHandler('reply', () => write('reply'), enabled)
  useCommandHandler('note', () => write('note'), enabled)
  useEffect(() => () => useDrafts.getState().want(null), [])
}

function Content(props: {
  readonly person: Person
  readonly conversationId: string | null
  readonly beside: boolean
}): ReactNode {
  const { person, conversationId, beside } = props
  const { tab, setTab } = usePlace()
  const shown: DetailTab = beside && tab === 'salesforce' ? 'conversation' : tab
  const tabs: readonly DetailTab[] = [
    'conversation',
    'profile',
    'activity',
    ...(beside ? [] : (['salesforce'] as const)),
  ]
  const refresh = useCommand('people.refresh')
  const openLayer = useLayers((state) => state.open)
  const addRecent = useRecent((state) => state.add)
  useEffect(
    () => addRecent({ id: person.id, name: person.displayName, detail: person.companyName ?? '' }),
    [addRecent, person.id, person.displayName, person.companyName],
  )
  useFrontConversation(shown === 'conversation' ? conversationId : null)
  useCommandHandler('tabConversation', () => setTab('conversation'))
  useCommandHandler('tabProfile', () => setTab('profile'))
  useCommandHandler('tabActivity', () => setTab('activity'))
  useCommandHandler('tabSalesforce', () => setTab('salesforce'), !beside)
  useCommandHandler('compare', () => openLayer({ kind: 'compare', personId: person.id }))
  useCommandHandler('prepare', () => openLayer({ kind: 'prepare', personId: person.id }))
  useCommandHandler('mergePerson', () => openLayer({ kind: 'merge', personId: person.id, otherId: null }))
  useCommandHandler('editPerson', () => openLayer({ kind: 'editPerson', personId: person.id }))
  useCommandHandler('addCompany', () => openLayer({ kind: 'addCompany', personId: person.id }))
  useCommandHandler('personNote', () => {
    setTab('activity')
    useNoteFocus.getState().want(true)
  })
  useCommandHandler('refreshPerson', () => refresh.mutate({ personId: person.id }))

  return (
    <>
      <PersonHeader
        person={person}
        refreshing={refresh.isPending}
        onRefresh={() => refresh.mutate({ personId: person.id })}
      />
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={shown}
        onSelectionChange={(key) => setTab(tabs.find((one) => one === key) ?? 'conversation')}
      >
        <TabList aria-label={`About ${person.displayName}`} className={styles.tabList ?? ''}>
          {tabs.map((one) => (
            <Tab key={one} id={one} className={styles.tab ?? ''}>
              {tabNames[one]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="conversation" className={styles.panel ?? ''}>
          <ConversationTab person={person} conversationId={conversationId} />
        </TabPanel>
        <TabPanel id="profile" className={styles.panel ?? ''}>
          <ProfileTab person={person} />
        </TabPanel>
        <TabPanel id="activity" className={styles.panel ?? ''}>
          <ActivityTab person={person} />
        </TabPanel>
        {beside ? null : (
          <TabPanel id="salesforce" className={styles.panel ?? ''}>
            <SalesforcePanel personId={person.id} conversationId={conversationId} />
          </TabPanel>
        )}
      </Tabs>
    </>
  )
}

/** Reports the conversation whose messages are on the screen, and offers to leave it unread. */
function useFrontConversation(conversationId: string | null): void {
  const show = useFront((state) => state.show)
  const { data } = useConversation(conversationId)
  const unread = data?.unread === true
  // Left unread on purpose: it stays so until it is opened again.
  useEffect(() => show(conversationId, unread), [show, conversationId, unread])
  useEffect(() => () => show(null, false), [show])
  useCommandHandler(
    'markUnread',
    () => {
      if (conversationId === null) return
      usePlace.getState().closeDetail()
      ask('conversations.markRead', { conversationId, read: false }).then(
        () => showToast({ tone: 'info', text: 'Marked as unread.' }),
        () => undefined,
      )
    },
    conversationId !== null,
  )
}
