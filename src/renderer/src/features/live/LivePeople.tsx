import { CloudOff, UserSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BookFilter } from '../../../../contract/commands'
import type { NotAsked, SegmentFields, SegmentFilter } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useLivePeople } from '../../queries/live'
import { useSegmentFields } from '../../queries/segments'
import { useOpened, usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import { BookRow } from '../book/BookRow'
import { conditionWords } from '../segments/segmentWords'
import { LiveBar } from './LiveBar'
import { useSettledValue } from './useSettledValue'

const quickWords: Readonly<Record<NotAsked['quick'][number], string>> = {
  match: 'the match in Salesforce',
  unreadOnly: 'unread',
  openOnly: 'open conversations',
  silentDays: 'silent for so many days',
}

/** A typed text is asked for once the typing rests. */
const TYPING_MS = 350

interface LivePeopleProps {
  readonly filter: BookFilter
  readonly segment: SegmentFilter
  /** Whose they are; null is nobody. */
  readonly ownerId: string | null
}

/** People of another teammate or of nobody, as Intercom has them now. */
export function LivePeople({ filter, segment, ownerId }: LivePeopleProps): ReactNode {
  const asked = useSettledValue({ filter, segment }, TYPING_MS)
  const list = useLivePeople(asked.filter, asked.segment)
  const { data: fields } = useSegmentFields()
  const opened = useOpened()
  const openPerson = usePlace((state) => state.openPerson)
  const rowHeight = useRowHeight()
  const owner = fields?.teammates.find((one) => one.id === ownerId)?.name ?? 'a teammate who has left'
  const whose = ownerId === null ? 'without an owner' : `of ${owner}`
  const what = list.of === null ? `People ${whose}` : `${counted(list.of, 'person', 'people')} ${whose}`
  return (
    <>
      <LiveBar
        what={what}
        askedAt={list.askedAt}
        isAsking={list.isAsking}
        onAsk={list.retry}
        notAsked={wordsOf(list.page?.notAsked, asked.segment, fields)}
        error={list.pageError}
      />
      {list.error ? (
        <LiveFailed error={list.error} onRetry={list.retry} />
      ) : list.isPending ? (
        <Skeleton lines={8} label="Asking Intercom" />
      ) : list.total === 0 ? (
        <Empty icon={<UserSearch size={24} strokeWidth={1.5} />} title={`Nobody ${whose} fits`}>
          Take a condition away, or choose another owner.
        </Empty>
      ) : (
        <VirtualRows
          id="live-people"
          role="grid"
          label="People in Intercom"
          subject={JSON.stringify(asked)}
          rowHeight={rowHeight}
          rows={list}
          onRange={list.onRange}
          keyOf={(row) => row.id}
          nameOf={(row) => [row.displayName, row.isMine ? 'yours' : (row.ownerName ?? 'no owner')].join(', ')}
          openKey={opened?.personId ?? null}
          onOpen={(row) => openPerson(row.id)}
          renderRow={(row) => <BookRow row={row} />}
        />
      )}
    </>
  )
}

/** A live question that was not answered: without a network, what still works. */
export function LiveFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactNode {
  const isOffline = error instanceof CommandFailure && (error.code === 'offline' || error.code === 'timeout')
  if (!isOffline) return <Failed error={error} onRetry={onRetry} />
  return (
    <Empty
      icon={<CloudOff size={24} strokeWidth={1.5} />}
      title="This needs the network"
      action={<Button onPress={onRetry}>Try again</Button>}
    >
      {sentenceOf(error)}
    </Empty>
  )
}

function wordsOf(
  notAsked: NotAsked | undefined,
  { parts }: SegmentFilter,
  fields: SegmentFields | undefined,
): readonly string[] {
  if (!notAsked) return []
  const conditions = notAsked.parts.flatMap((at) => {
    const part = parts[at]
    if (!part) return []
    if (!('join' in part)) return [conditionWords(part, fields)]
    return [part.parts.map((one) => conditionWords(one, fields)).join(part.join === 'all' ? ' and ' : ' or ')]
  })
  return [...conditions, ...notAsked.quick.map((name) => quickWords[name])]
}
