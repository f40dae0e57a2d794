import { CloudOff, KeyRound, LockKeyhole, Sparkles, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { usePlace } from '../../state/place'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'

/** What stays true for the whole window and has a way out: demo, signed out, not remembered, acting as another. */
export function Banners({ account }: { readonly account: Account }): ReactNode {
  const setConnecting = usePlace((state) => state.setConnecting)
  const connect = (label: string): ReactNode => (
    <Button size="small" onPress={() => setConnecting(true)}>
      {label}
    </Button>
  )
  const again = [account.intercom, account.salesforce].filter((one) => one?.state === 'sign_in_again')
  const names = [
    account.intercom?.state === 'sign_in_again' ? 'Intercom' : null,
    account.salesforce?.state === 'sign_in_again' ? 'Salesforce' : null,
  ].filter(Boolean)
  return (
    <>
      {account.isDemo ? (
        <Banner tone="info" icon={<Sparkles size={16} />} action={connect('Connect real accounts')}>
          This is the demo workspace: made-up people on services inside the app. Nothing leaves this computer.
        </Banner>
      ) : null}
      {again.length > 0 ? (
        <Banner tone="needs" icon={<KeyRound size={16} />} action={connect('Sign in again')}>
          {names.join(' and ')} no longer {names.length > 1 ? 'accept' : 'accepts'} the sign-in. Your people, drafts and
          outbox are all still here.
        </Banner>
      ) : null}
      {account.intercom?.state === 'restricted' || account.salesforce?.state === 'restricted' ? (
        <Banner tone="waiting" icon={<CloudOff size={16} />}>
          {(account.intercom?.state === 'restricted' ? account.intercom.message : account.salesforce?.message) ??
            'Part of the connection is limited by the plan or by permissions.'}
        </Banner>
      ) : null}
      {account.intercom?.actsAsAnother ? (
        <Banner tone="waiting" icon={<TriangleAlert size={16} />}>
          You act as {account.intercom.rep.name}, who is not the teammate with your Salesforce email.
        </Banner>
      ) : null}
      {account.vault === 'memory' && !account.isDemo ? (
        <Banner tone="waiting" icon={<LockKeyhole size={16} />}>
          Not remembered: this computer offers no keychain, so you will have to sign in again after quitting.
        </Banner>
      ) : null}
      {account.vault === 'locked' ? (
        <Banner tone="needs" icon={<LockKeyhole size={16} />}>
          The keychain of this computer is locked. Unlock it, and Repdesk goes on by itself.
        </Banner>
      ) : null}
    </>
  )
}
