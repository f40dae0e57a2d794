import { useState, type ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { connectionWords } from './connectionWords'
import { DisconnectDialog } from './DisconnectDialog'
import { DisconnectSalesforceDialog } from './DisconnectSalesforceDialog'
import { SettingRow } from './SettingRow'

/** The two connections: who, where, how they are, and a way out of each. */
export function Accounts({ account }: { readonly account: Account }): ReactNode {
  const { intercom, salesforce } = account
  const setConnecting = usePlace((state) => state.setConnecting)
  const [leaving, setLeaving] = useState<'intercom' | 'salesforce' | null>(null)
  const connect = (
    <Button size="small" onPress={() => setConnecting(true)}>
      Connect
    </Button>
  )
  if (account.isDemo) {
    return (
      <SettingRow label="Demo workspace" detail="Made-up people on services inside the app.">
        <Button size="small" variant="primary" onPress={() => setConnecting(true)}>
          Connect real accounts
        </Button>
      </SettingRow>
    )
  }
  return (
    <>
      <SettingRow
        label={intercom ? `Intercom: ${intercom.workspaceName}` : 'Intercom'}
        detail={
          intercom
            ? `${intercom.rep.name} (${intercom.rep.email}), ${intercom.region}. ${connectionWords(intercom)}`
            : connectionWords(null)
        }
      >
        {intercom ? (
          <Button size="small" onPress={() => setLeaving('intercom')}>
            Disconnect Intercom
          </Button>
        ) : (
          connect
        )}
      </SettingRow>
      <SettingRow
        label="Salesforce"
        detail={
          salesforce
            ? `${salesforce.userName} (${salesforce.userEmail}), ${salesforce.loginHost}. ${connectionWords(salesforce)}`
            : connectionWords(null)
        }
      >
        {salesforce ? (
          <Button size="small" onPress={() => setLeaving('salesforce')}>
            Disconnect Salesforce
          </Button>
        ) : (
          connect
        )}
      </SettingRow>
      {leaving === 'intercom' ? <DisconnectDialog onClose={() => setLeaving(null)} /> : null}
      {leaving === 'salesforce' ? <DisconnectSalesforceDialog onClose={() => setLeaving(null)} /> : null}
    </>
  )
}
