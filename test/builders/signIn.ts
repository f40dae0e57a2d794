import type { CommandInput } from '../../src/contract/commands'
import type { Result } from '../../src/contract/result'
import { until } from './until'

/**
 * Signs in to Salesforce with `connect`, which runs the command. Salesforce knows three ports for the answer, and other
 * tests are signing in on this computer, too: it is tried again while none is free. Fails with the command's error.
 */
export async function signIn(
  connect: (input: CommandInput<'salesforce.connect'>) => Promise<Result<unknown>>,
  { clientId, baseUrl }: { clientId: string; baseUrl: string },
): Promise<void> {
  await until('a free port for signing in', async () => {
    const result = await connect({ clientId, loginHost: baseUrl })
    if (result.ok) return true
    const { code, message } = result.error
    if (code === 'conflict' && message.startsWith('Other programs hold')) return false
    throw Object.assign(new Error(`salesforce.connect: ${code}: ${message}`), { appError: result.error })
  })
}
