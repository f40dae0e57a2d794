import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem, SyncStatus } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useProblems } from '../../queries/health'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { PageSection } from '../../ui/Page'
import { Failed } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import styles from './Problems.module.css'
import { ProblemView } from './ProblemView'

/** At most so many are listed here; the Outbox has all of them. */
const SHOWN = 50

/** One place for every failure: its cause in words, record, field and remedy, and trying again after it. */
export function NeedsYou({ status }: { readonly status: SyncStatus }): ReactNode {
  const problems = useProblems(status)
  const retry = useCommand('health.retry', {
    onDone: ({ retried }) =>
      showToast(
        retried === 0
          ? { tone: 'info', text: 'Nothing to try again: it has changed meanwhile.' }
          : { tone: 'done', text: retried === 1 ? 'Trying again.' : `Trying ${retried} again.` },
      ),
  })
  const rows = problems.data ?? []
  const repeatable = rows.filter((problem) => problem.canRetry)
  return (
    <PageSection title="Needs you" intro="What went wrong and waits for you or your admin.">
      {problems.error ? <Failed error={problems.error} onRetry={() => void problems.refetch()} /> : null}
      {problems.data && rows.length === 0 ? (
        <p className={styles.fine}>
          <CircleCheck size={16} aria-hidden="true" />
          Nothing needs you.
        </p>
      ) : null}
      {repeatable.length > 1 ? (
        <Button size="small" isDisabled={retry.isPending} onPress={() => retry.mutate({ ids: null })}>
          Try all {repeatable.length} again
        </Button>
      ) : null}
      {rows.length > 0 ? (
        <ul className={styles.list} aria-label="Needs you">
          {together(rows.slice(0, SHOWN)).map(([problem, ...others]) => (
            <Row
              key={problem.id}
              problem={problem}
              others={others}
              busy={retry.isPending}
              onRetry={() => retry.mutate({ ids: [problem, ...others].map(({ id }) => id) })}
            />
          ))}
        </ul>
      ) : null}
      {rows.length > SHOWN ? <p className={styles.more}>And {rows.length - SHOWN} more in the Outbox.</p> : null}
    </PageSection>
  )
}

/** One cause is told once, though it may have stopped several parts of the sync. */
function together(rows: readonly Problem[]): readonly (readonly [Problem, ...Problem[]])[] {
  const groups = new Map<string, [Problem, ...Problem[]]>()
  for (const row of rows) {
    const { id, itemId, record, fields, cause, remedy, canRetry } = row
    const isAlone = itemId !== null || record !== null || fields.length > 0
    const key = isAlone ? id : JSON.stringify([cause, remedy, canRetry])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

interface RowProps {
  readonly problem: Problem
  /** The rest of what has the same cause. */
  readonly others: readonly Problem[]
  readonly busy: boolean
  readonly onRetry: () => void
}

/** "Sync: My book, Messages". That the sync is behind goes without saying then. */
function titleOf([first, ...others]: readonly [Problem, ...Problem[]]): string {
  if (others.length === 0) return first.title
  const parts = [first, ...others].map(({ title }) => title.replace(/^Sync: /u, ''))
  const named = parts.filter((part) => part !== 'behind')
  return `${first.title.startsWith('Sync: ') ? 'Sync: ' : ''}${named.join(', ')}`
}

function Row({ problem, others, busy, onRetry }: RowProps): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const setConnecting = usePlace((state) => state.setConnecting)
  const { itemId, personName } = problem
  const title = titleOf([problem, ...others])
  const name = personName === null ? title : `${title}, ${personName}`
  return (
    <li className={styles.row}>
      <CircleAlert size={16} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <h3 className={styles.title}>
          {title}
          {personName === null ? null : (
            <>
              {' · '}
              <bdi>{personName}</bdi>
            </>
          )}
          {problem.at === null ? null : (
            <span className={styles.time}>
              <TimeText at={problem.at} form="long" />
            </span>
          )}
        </h3>
        <ProblemView problem={problem} />
        <div className={styles.actions}>
          {problem.canRetry ? (
            <Button size="small" isDisabled={busy} onPress={onRetry} aria-label={`Try again: ${name}`}>
              Try again
            </Button>
          ) : null}
          {itemId === null ? null : (
            <Button
              size="small"
              variant="quiet"
              onPress={() => openItem(itemId)}
              aria-label={`Open in the Outbox: ${name}`}
            >
              Open in the Outbox
            </Button>
          )}
          {problem.id.startsWith('connection:') && !problem.canRetry ? (
            <Button size="small" variant="primary" onPress={() => setConnecting(true)}>
              Sign in again
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  )
}
