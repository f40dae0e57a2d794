import { UsersRound } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { DuplicatePair, DuplicateReason } from '../../../../contract/models'
import { count, counted } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { useDuplicates } from '../../queries/merging'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { Truncate } from '../../ui/Truncate'
import styles from './Merge.module.css'

const PAGE = 100

/** Who may be there twice, best guess first: compared, or said not to be the same, which can be undone. */
export function DuplicatesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [limit, setLimit] = useState(PAGE)
  const [apart, setApart] = useState<DuplicatePair | null>(null)
  const found = useDuplicates(limit)
  const { rows = [], total = 0, people = 0 } = found.data ?? {}
  return (
    <Dialog
      title="Duplicates"
      detail={found.data ? counted(total, 'pair', 'pairs') : null}
      size="large"
      onClose={onClose}
    >
      <DialogBody>
        {found.error ? (
          <Failed error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <Skeleton lines={6} label="Comparing everybody" />
        ) : rows.length === 0 ? (
          <Empty icon={<UsersRound size={24} strokeWidth={1.5} />} title="Nobody seems to be there twice">
            {counted(people, 'person was', 'people were')} compared by email, by phone, and by name with company or
            domain.
          </Empty>
        ) : (
          <ul className={styles.pairs} aria-label="Who may be there twice">
            {rows.map((pair) => (
              <Pair key={pair.id} pair={pair} onApart={() => setApart(pair)} />
            ))}
          </ul>
        )}
        {total > limit ? (
          <p className={styles.more}>
            <Button onPress={() => setLimit(Math.min(200, limit + PAGE))} isDisabled={limit >= 200}>
              {limit >= 200 ? `${count(total - limit)} more follow once these are dealt with` : 'Show more'}
            </Button>
          </p>
        ) : null}
      </DialogBody>
      <DialogFooter
        hint={
          apart === null ? (
            '“Not the same” is remembered on this desk.'
          ) : (
            <Apart pair={apart} onBack={() => setApart(null)} />
          )
        }
      >
        <Button variant="primary" autoFocus={rows.length === 0} onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

const words: Readonly<Record<DuplicateReason, string>> = {
  email: 'same email',
  phone: 'same phone',
  'name+company': 'similar name, same company',
  'name+domain': 'similar name, same email domain',
}

/** The last two who were said to be two people, and the way back: a toast would stand behind the dialog. */
function Apart({ pair, onBack }: { readonly pair: DuplicatePair; readonly onBack: () => void }): ReactNode {
  const { a, b } = pair
  const back = useCommand('duplicates.apart', { onDone: onBack })
  return (
    <span className={styles.apart}>
      <span role="status">
        {a.displayName} and {b.displayName} are two people.
      </span>
      <Button size="small" onPress={() => back.mutate({ personId: a.personId, otherId: b.personId, apart: false })}>
        Undo
      </Button>
    </span>
  )
}

interface PairProps {
  readonly pair: DuplicatePair
  readonly onApart: () => void
}

function Pair({ pair, onApart }: PairProps): ReactNode {
  const open = useLayers((state) => state.open)
  const { a, b, reasons, canMerge } = pair
  const two = { personId: a.personId, otherId: b.personId }
  const setApart = useCommand('duplicates.apart', { onDone: onApart })
  return (
    <li className={styles.pair}>
      <Who one={a} />
      <Who one={b} />
      <span className={styles.reasons}>
        {reasons.map((reason) => words[reason]).join(' · ')}
        {canMerge ? '' : `: Intercom does not merge two ${a.role === 'lead' ? 'leads' : 'users'}`}
      </span>
      <span className={styles.pairActs}>
        <Button
          size="small"
          aria-label={`Compare ${a.displayName} and ${b.displayName}`}
          onPress={() => open({ kind: 'merge', ...two })}
        >
          Compare…
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-label={`${a.displayName} and ${b.displayName} are not the same`}
          onPress={() => setApart.mutate({ ...two, apart: true })}
        >
          Not the same
        </Button>
      </span>
    </li>
  )
}

function Who({ one }: { readonly one: DuplicatePair['a'] }): ReactNode {
  return (
    <span>
      <Truncate className={styles.who}>
        {one.displayName} <span className={styles.role}>{one.role}</span>
      </Truncate>
      <Truncate className={styles.detail}>
        {[one.email, one.companyName].filter(Boolean).join(' · ') || 'No email'}
      </Truncate>
    </span>
  )
}
