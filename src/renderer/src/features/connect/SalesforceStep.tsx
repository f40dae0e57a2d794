import { BookOpen, Cloud, LoaderCircle } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Fields'
import { SalesforceChecks } from '../health/SalesforceChecks'
import { DisconnectSalesforceDialog } from '../settings/DisconnectSalesforceDialog'
import { AdminGuide } from './AdminGuide'
import styles from './Connect.module.css'
import { Connected, Step } from './Step'

type HostKind = 'production' | 'sandbox' | 'custom'

const hosts: ReadonlyArray<{ readonly value: HostKind; readonly label: string; readonly host: string }> = [
  { value: 'production', label: 'Production', host: 'https://login.salesforce.com' },
  { value: 'sandbox', label: 'Sandbox', host: 'https://test.salesforce.com' },
  { value: 'custom', label: 'Your own domain', host: '' },
]

function kindOf(loginHost: string | undefined): HostKind {
  if (loginHost === undefined || loginHost === 'production') return 'production'
  return hosts.find((one) => one.host === loginHost || one.value === loginHost)?.value ?? 'custom'
}

/** Salesforce: the app's consumer key, the login host, then approval in the system browser. */
export function SalesforceStep({ account }: { readonly account: Account['salesforce'] }): ReactNode {
  // Signing in again begins with what was there.
  const [clientId, setClientId] = useState(account?.clientId ?? '')
  const [kind, setKind] = useState<HostKind>(kindOf(account?.loginHost))
  const [domain, setDomain] = useState(kindOf(account?.loginHost) === 'custom' ? (account?.loginHost ?? '') : '')
  const loginHost = kind === 'custom' ? domain.trim() : (hosts.find((one) => one.value === kind)?.host ?? '')
  const [isGuideOpen, setIsGuideOpen] = useState(false)
  const connect = useCommand('salesforce.connect', { quiet: true })
  const cancel = useCommand('salesforce.cancelConnect')
  const [isLeaving, setIsLeaving] = useState(false)
  const failure = connect.error instanceof CommandFailure && connect.error.code === 'cancelled' ? null : connect.error
  const errors = failure instanceof CommandFailure ? failure.fields : {}
  const missing = clientId.trim() === '' || loginHost === ''

  if (account && account.state !== 'sign_in_again') {
    return (
      <Step icon={<Cloud size={18} className={styles.blue} />} title="Salesforce">
        <Connected>{account.userName}</Connected>
        <SalesforceChecks />
        <Button variant="quiet" onPress={() => setIsLeaving(true)}>
          Disconnect Salesforce
        </Button>
        {isLeaving ? <DisconnectSalesforceDialog onClose={() => setIsLeaving(false)} /> : null}
      </Step>
    )
  }
  return (
    <Step icon={<Cloud size={18} className={styles.blue} />} title="Salesforce">
      {connect.isPending ? (
        <div className={styles.waitingBox} role="status">
          <LoaderCircle size={16} className={styles.spin} aria-hidden="true" />
          <p>Waiting for your browser. Sign in to Salesforce there and choose Allow; this page goes on by itself.</p>
          <Button onPress={() => cancel.mutate({})}>Cancel</Button>
        </div>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!missing) connect.mutate({ clientId: clientId.trim(), loginHost })
          }}
        >
          <TextField
            label="Consumer key"
            mono
            required
            value={clientId}
            error={errors['clientId']}
            hint="Of your org's External Client App for Repdesk. Your admin has it, or makes it with the guide below."
            onChange={setClientId}
          />
          <SelectField
            label="Sign in at"
            value={kind}
            options={hosts}
            onChange={(value) => setKind(hosts.find((one) => one.value === value)?.value ?? 'production')}
          />
          {kind === 'custom' ? (
            <TextField
              label="Domain"
              required
              placeholder="acme.my.salesforce.com"
              value={domain}
              error={errors['loginHost']}
              onChange={setDomain}
            />
          ) : null}
          {failure && Object.keys(errors).length === 0 ? (
            <p role="alert" className={styles.error}>
              {sentenceOf(failure)}
            </p>
          ) : null}
          <div className={styles.buttons}>
            <Button variant="primary" type="submit" isDisabled={missing}>
              Connect Salesforce
            </Button>
            <Button variant="quiet" icon={<BookOpen size={14} />} onPress={() => setIsGuideOpen(true)}>
              Guide for your admin
            </Button>
          </div>
        </form>
      )}
      {isGuideOpen ? <AdminGuide onClose={() => setIsGuideOpen(false)} /> : null}
    </Step>
  )
}
