import { DatabaseZap, FileClock, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import type { ErrorCode } from '../../../../contract/result'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/States'
import styles from './Connect.module.css'

interface ProblemWords {
  readonly icon: ReactNode
  readonly title: string
  /** Instead of main's sentence, where that says the title again. */
  readonly text?: string
  readonly next: string | null
}

/** The cache could not be opened: what that means, and what the rep can do about it. */
export function ProblemPage({ problem }: { readonly problem: NonNullable<Account['problem']> }): ReactNode {
  const retry = useCommand('account.retry')
  const fresh = useCommand('account.startFresh')
  const busy = retry.isPending || fresh.isPending
  const words = wordsFor(problem.code)
  const keyIsGone = problem.code === 'credentials_unavailable'
  return (
    <main className={styles.problem}>
      <Empty
        page
        icon={words.icon}
        title={words.title}
        action={
          <>
            <Button variant={keyIsGone ? 'plain' : 'primary'} isDisabled={busy} onPress={() => retry.mutate({})}>
              Try again
            </Button>
            {keyIsGone ? (
              <Button isDisabled={busy} onPress={() => fresh.mutate({})}>
                Start a fresh cache
              </Button>
            ) : null}
          </>
        }
      >
        <p>{words.text ?? problem.message}</p>
        {words.next === null ? null : <p className={styles.problemNext}>{words.next}</p>}
      </Empty>
    </main>
  )
}

function wordsFor(code: ErrorCode): ProblemWords {
  if (code === 'locked') {
    return {
      icon: <LockKeyhole size={24} strokeWidth={1.5} />,
      title: 'The keychain is locked',
      text: 'Unlock it in your system, then try again.',
      next: 'The key of your cache is in it. Your people, drafts and outbox are all still here.',
    }
  }
  if (code === 'credentials_unavailable') {
    return {
      icon: <DatabaseZap size={24} strokeWidth={1.5} />,
      title: 'The key of your cache is not there',
      next: 'The old file is set aside, never deleted.',
    }
  }
  if (code === 'newer_store') {
    return {
      icon: <FileClock size={24} strokeWidth={1.5} />,
      title: 'This data was made by a newer Repdesk',
      text: 'Update Repdesk to open it. Nothing was changed.',
      next: null,
    }
  }
  return {
    icon: <DatabaseZap size={24} strokeWidth={1.5} />,
    title: 'Your data could not be opened',
    next: 'Nothing has been deleted.',
  }
}
