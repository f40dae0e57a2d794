import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { reasonWords } from './notificationWords'
import styles from './Notifications.module.css'

/** Shows one now, and says what the operating system made of it. */
export function TestNotification(): ReactNode {
  const test = useCommand('notifications.test', { quiet: true })
  return (
    <div className={styles.test}>
      <Button size="small" onPress={() => test.mutate({})}>
        Send a test notification
      </Button>
      <span role="status" className={styles.quiet}>
        {test.isPending ? 'Asking the operating system' : test.error ? sentenceOf(test.error) : said(test.data)}
      </span>
    </div>
  )
}

function said(outcome: ReturnType<typeof useCommand<'notifications.test'>>['data']): string {
  if (!outcome) return ''
  if (outcome.shown) {
    return 'The operating system took it. If you see nothing, its own do-not-disturb or its settings for Repdesk hold it back.'
  }
  return `Not shown${outcome.reason === null ? '' : `: ${reasonWords[outcome.reason]}`}.`
}
