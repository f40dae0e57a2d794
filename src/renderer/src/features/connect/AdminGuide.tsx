import type { ReactNode } from 'react'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import styles from './AdminGuide.module.css'
import { guideSteps, guideText, type GuideField } from './adminGuideText'

/** What the org's admin has to set up before anybody can sign in: every value to copy, and the whole to send. */
export function AdminGuide({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Set up Salesforce for Repdesk" size="large" onClose={onClose}>
      <DialogBody>
        <p className={styles.intro}>
          Once for the whole org, by a Salesforce admin. A new app can take some minutes until it works.
        </p>
        <ol className={styles.steps}>
          {guideSteps.map((step, index) => (
            <li key={step.title} className={styles.step}>
              <h3 className={styles.title}>
                <span className={styles.number} aria-hidden="true">
                  {index + 1}
                </span>
                {step.title}
              </h3>
              <p className={styles.where}>{step.where}</p>
              <dl className={styles.fields}>
                {step.fields.map((field) => (
                  <Field key={field.label} field={field} />
                ))}
              </dl>
            </li>
          ))}
        </ol>
      </DialogBody>
      <DialogFooter hint="Not an admin? Send it to yours.">
        <CopyButton text={guideText()} label="Copy all of it" variant="primary">
          Copy all of it
        </CopyButton>
      </DialogFooter>
    </Dialog>
  )
}

function Field({ field }: { readonly field: GuideField }): ReactNode {
  return (
    <div className={styles.field}>
      <dt>{field.label}</dt>
      <dd>
        {field.values.map((value) => (
          <span key={value} className={styles.value}>
            <code className={styles.code}>{value}</code>
            <CopyButton text={value} label={`Copy ${value}`} />
          </span>
        ))}
        {field.why ? <span className={styles.why}>{field.why}</span> : null}
      </dd>
    </div>
  )
}
