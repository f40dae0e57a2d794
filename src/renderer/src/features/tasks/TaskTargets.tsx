import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckField } from '../../ui/Fields'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import type { PurposeFieldsProps } from './PurposeFields'
import styles from './Tasks.module.css'

/** What the Task will hang on, and who will own it. */
export function TaskTargets({ form, values, errors, set }: PurposeFieldsProps): ReactNode {
  const [only, ...more] = form.targets
  const toggle = (id: string, on: boolean): void =>
    set({
      targetIds: form.targets.map((one) => one.id).filter((one) => (one === id ? on : values.targetIds.includes(one))),
    })
  return (
    <div className={styles.links}>
      <div role="group" aria-label="Belongs to" className={styles.link}>
        <span className={styles.label}>Belongs to</span>
        <div className={styles.linkBody}>
          {only && more.length === 0 ? (
            <TargetLine target={only} />
          ) : (
            form.targets.map((target) => (
              <CheckField
                key={target.id}
                label={<TargetLine target={target} />}
                checked={values.targetIds.includes(target.id)}
                onChange={(on) => toggle(target.id, on)}
              />
            ))
          )}
          {more.length > 0 ? (
            <p className={errors['targetIds'] ? styles.error : styles.note}>
              {errors['targetIds'] ?? manyWords(values.targetIds.length)}
            </p>
          ) : null}
        </div>
      </div>
      <p className={styles.link}>
        <span className={styles.label}>Owner</span>
        <span className={styles.owner}>
          <UserRound size={14} aria-hidden="true" />
          <span dir="auto">{form.ownerSentence}</span>
        </span>
      </p>
    </div>
  )
}

function TargetLine({ target }: { readonly target: PurposeFieldsProps['form']['targets'][number] }): ReactNode {
  return (
    <span className={styles.target}>
      <span className={styles.object}>{target.object}</span>
      <Truncate className={styles.targetName}>{target.name}</Truncate>
      <Truncate className={styles.targetDetail}>{detailOf(target)}</Truncate>
      {target.url === '' ? null : (
        <OutLink href={target.url} quiet>
          <span className={styles.spoken}>Open {target.name} in Salesforce</span>
        </OutLink>
      )}
    </span>
  )
}

/** The detail without the object's name, which stands before it. */
function detailOf({ object, detail }: PurposeFieldsProps['form']['targets'][number]): string {
  return detail === object ? '' : detail.replace(new RegExp(`^${object} · `, 'u'), '')
}

function manyWords(chosen: number): string {
  if (chosen === 0) return 'Choose what the task belongs to'
  return chosen === 1 ? 'One task, on the ticked one' : `${chosen} tasks, one on each`
}
