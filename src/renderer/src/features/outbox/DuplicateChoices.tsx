import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import styles from './OutboxDetail.module.css'

type Choice = OutboxItem['duplicates'][number]

/** Salesforce's duplicate question: use one of the records it named, or create another where it allows that. */
export function DuplicateChoices({ item }: { readonly item: OutboxItem }): ReactNode {
  const resolve = useCommand('outbox.resolveDuplicate')
  if (item.state !== 'needs_attention' || item.code !== 'duplicate') return null
  return (
    <section className={styles.choices} aria-label="Possible duplicates">
      <h3 className={styles.subtitle}>Is it one of these?</h3>
      <ul>
        {item.duplicates.map((choice) => (
          <li key={choice.id} className={styles.choice}>
            <div className={styles.choiceText}>
              <Truncate className={styles.choiceName}>{choice.name}</Truncate>
              <span className={styles.choiceDetail}>
                <span className={styles.blue}>{choice.object}</span>
                <Truncate>{withoutObject(choice)}</Truncate>
              </span>
            </div>
            <OutLink href={choice.url}>Look</OutLink>
            <Button
              size="small"
              isDisabled={resolve.isPending}
              aria-label={`Use this: ${choice.name}`}
              onPress={() => resolve.mutate({ itemId: item.id, choice: { use: 'existing', recordId: choice.id } })}
            >
              Use this
            </Button>
          </li>
        ))}
      </ul>
      {item.canCreateAnyway ? (
        <Button
          isDisabled={resolve.isPending}
          onPress={() => resolve.mutate({ itemId: item.id, choice: { use: 'create' } })}
        >
          Create anyway
        </Button>
      ) : (
        <p className={styles.quiet}>Your org does not allow another record here.</p>
      )}
    </section>
  )
}

/** The object stands before the detail already, in its colour. */
function withoutObject({ object, detail }: Choice): string {
  const start = `${object} · `
  return detail.startsWith(start) ? detail.slice(start.length) : detail
}
