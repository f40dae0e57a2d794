import { MessagesSquare } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { CommandInput, CommandOutput } from '../../../../contract/commands'
import type { Account } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Fields'
import { Checks } from './Checks'
import styles from './Connect.module.css'
import { Connected, Step } from './Step'
import { TeammatePick } from './TeammatePick'

type Region = CommandInput<'intercom.check'>['region']

const regions: ReadonlyArray<{ readonly value: Region; readonly label: string }> = [
  { value: 'US', label: 'United States' },
  { value: 'EU', label: 'Europe' },
  { value: 'AU', label: 'Australia' },
  { value: 'custom', label: 'Other address' },
]

const HOSTS: Readonly<Record<string, Region>> = {
  'https://api.intercom.io': 'US',
  'https://api.eu.intercom.io': 'EU',
  'https://api.au.intercom.io': 'AU',
}

function regionOf(baseUrl: string | undefined): Region {
  return baseUrl === undefined ? 'US' : (HOSTS[baseUrl] ?? 'custom')
}

interface IntercomStepProps {
  readonly account: Account['intercom']
  readonly salesforceEmail: string | null
}

/** Intercom: paste the token, look at what it may do, pick who you are. */
export function IntercomStep({ account, salesforceEmail }: IntercomStepProps): ReactNode {
  const [token, setToken] = useState('')
  // Connecting again begins with the workspace's own address.
  const [region, setRegion] = useState<Region>(regionOf(account?.baseUrl))
  const [address, setAddress] = useState(regionOf(account?.baseUrl) === 'custom' ? (account?.baseUrl ?? '') : '')
  const [checked, setChecked] = useState<CommandOutput<'intercom.check'> | null>(null)
  const endpoint = { token: token.trim(), region, baseUrl: region === 'custom' ? address.trim() : null }
  const check = useCommand('intercom.check', { quiet: true, onDone: setChecked })
  const connect = useCommand('intercom.connect', {
    quiet: true,
    onDone: () => {
      setToken('')
      setChecked(null)
    },
  })
  const failure = connect.error ?? check.error
  const errors = failure instanceof CommandFailure ? failure.fields : {}
  const again = account?.state === 'sign_in_again'
  const change = (apply: () => void): void => {
    apply()
    setChecked(null)
    check.reset()
    connect.reset()
  }

  if (account && !again) {
    return (
      <Step icon={<MessagesSquare size={18} className={styles.violet} />} title="Intercom">
        <Connected>
          {account.workspaceName}, as {account.rep.name}
        </Connected>
      </Step>
    )
  }
  return (
    <Step icon={<MessagesSquare size={18} className={styles.violet} />} title="Intercom">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (endpoint.token !== '') check.mutate(endpoint)
        }}
      >
        <TextField
          label="Access token"
          type="password"
          mono
          required
          value={token}
          error={errors['token']}
          hint="In Intercom: Settings, Integrations, Developer Hub, your app, Authentication."
          onChange={(value) => change(() => setToken(value))}
        />
        <SelectField
          label="Region"
          value={region}
          options={regions}
          onChange={(value) => change(() => setRegion(regions.find((one) => one.value === value)?.value ?? 'US'))}
        />
        {region === 'custom' ? (
          <TextField
            label="Address"
            type="url"
            required
            placeholder="https://api.intercom.io"
            value={address}
            error={errors['baseUrl']}
            onChange={(value) => change(() => setAddress(value))}
          />
        ) : null}
        {failure && Object.keys(errors).length === 0 ? (
          <p role="alert" className={styles.error}>
            {sentenceOf(failure)}
          </p>
        ) : null}
        {checked ? null : (
          <Button variant="primary" type="submit" isDisabled={check.isPending || endpoint.token === ''}>
            {check.isPending ? 'Checking' : 'Check token'}
          </Button>
        )}
      </form>
      {checked ? <Checks checks={checked.checks} /> : null}
      {checked && !checked.usable ? (
        <Button onPress={() => check.mutate(endpoint)} isDisabled={check.isPending}>
          Check again
        </Button>
      ) : null}
      {checked?.usable ? (
        <TeammatePick
          teammates={checked.teammates}
          suggestedId={checked.suggestedTeammateId}
          salesforceEmail={salesforceEmail}
          busy={connect.isPending}
          onPick={(teammateId) => connect.mutate({ ...endpoint, teammateId })}
        />
      ) : null}
    </Step>
  )
}
