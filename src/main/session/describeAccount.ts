import type { Account, ConnectionState } from '../../contract/models'
import type { VaultState } from '../ports/credentialVault'
import type { Gate } from '../sync/gate'
import type { Profile } from './profile'
import type { Session } from './sessionParts'

function connectionState(gate: Gate | undefined): ConnectionState {
  switch (gate?.state) {
    case 'offline':
      return 'offline'
    case 'sign_in':
      return 'sign_in_again'
    case 'restricted':
      return 'restricted'
    default:
      return 'connected'
  }
}

/** Who is connected and how it stands, as the window shows it. */
export function describeAccount(
  profile: Profile,
  session: Session | null,
  vault: VaultState,
  isDemo: boolean,
  signingIn: boolean,
  problem: Account['problem'],
): Account {
  const { intercom, salesforce } = profile
  const differs = salesforce !== null && intercom !== null && fold(salesforce.userEmail) !== fold(intercom.repEmail)
  return {
    isDemo,
    vault,
    problem,
    intercom: intercom && {
      state: session ? connectionState(session.gates.intercom) : 'sign_in_again',
      workspaceName: intercom.workspaceName,
      workspaceId: intercom.workspaceId,
      region: intercom.region,
      baseUrl: intercom.baseUrl,
      rep: { id: intercom.repId, name: intercom.repName, email: intercom.repEmail, isMe: true },
      actsAsAnother: differs,
      message: session?.gates.intercom.message ?? problem?.message ?? null,
    },
    salesforce: salesforce && {
      state: signingIn ? 'connecting' : connectionState(session?.gates.salesforce),
      orgId: salesforce.orgId,
      userName: salesforce.userName,
      userEmail: salesforce.userEmail,
      instanceUrl: salesforce.instanceUrl,
      loginHost: salesforce.loginHost,
      clientId: salesforce.clientId,
      message: session?.gates.salesforce.message ?? null,
    },
  }
}

function fold(email: string): string {
  return email.trim().toLowerCase()
}
