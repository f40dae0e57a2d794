import { randomBytes } from 'node:crypto'
import { asFailure, Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Browser } from '../ports/network'
import { listenForRedirect, type Redirect } from './loopbackServer'
import { createOAuth, type OAuthClient, type OAuthParts, type Tokens } from './oauth'
import { oauthRefusal } from './oauthErrors'

const PATIENCE_MS = 5 * 60 * 1000

export interface SignInParts extends Omit<OAuthParts, 'redirectUri' | 'signal'> {
  browser: Browser
  clock: Clock
  ports: readonly number[]
  signal: AbortSignal
}

/**
 * Leads the rep through Salesforce's own page in their browser and answers what `finish` makes of the tokens; the
 * browser's last page then says whether that worked. Fails with `cancelled`, `timeout` after 5 minutes, `permission`
 * where the rep or the org refused, and whatever the exchange or `finish` fails with.
 */
export async function signInByBrowser<T>(
  parts: SignInParts,
  finish: (tokens: Tokens, oauth: OAuthClient) => Promise<T>,
): Promise<T> {
  const { browser, clock, ports, signal } = parts
  if (signal.aborted) throw cancelled()
  const state = randomBytes(24).toString('base64url')
  const server = await listenForRedirect(state, ports)
  try {
    const oauth = createOAuth({ ...parts, redirectUri: server.redirectUri })
    const opened = browser.open(oauth.authorizeUrl(state))
    const redirect = await waitFor(server.redirect, opened, clock, signal)
    return await completed(redirect, async (code) => finish(await oauth.exchange(code), oauth))
  } finally {
    server.close()
  }
}

async function completed<T>(redirect: Redirect, run: (code: string) => Promise<T>): Promise<T> {
  try {
    if (redirect.code === null) throw oauthRefusal(redirect.error ?? 'unknown', redirect.errorDescription)
    const value = await run(redirect.code)
    redirect.answer('You are signed in', 'Close this tab and go back to Repdesk.')
    return value
  } catch (error) {
    const why = error instanceof Failure ? error.message : 'Repdesk could not finish the sign-in.'
    redirect.answer('You are not signed in', `${why} Close this tab and go back to Repdesk.`)
    throw error
  }
}

/** The redirect; opening the browser only matters where it fails, since some openers return when the page is done. */
function waitFor(
  redirect: Promise<Redirect>,
  opened: Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Redirect> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => end(() => reject(cancelled()))
    const stop = clock.after(PATIENCE_MS, () =>
      end(() =>
        reject(new Failure('timeout', 'Nobody finished the sign-in within 5 minutes. Start it again.', { sent: 'no' })),
      ),
    )
    const end = (settle: () => void): void => {
      stop()
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    void redirect.then((arrived) => end(() => resolve(arrived)))
    opened.catch((error: unknown) => end(() => reject(asFailure(error))))
  })
}

function cancelled(): Failure {
  return new Failure('cancelled', 'The sign-in was cancelled.', { sent: 'no' })
}
