import { shell } from 'electron'
import { Failure } from '../domain/failure'
import { openableUrl } from '../net/links'
import type { Browser } from '../ports/network'

/** The rep's own browser or mail program, for what openableUrl lets through. */
export const systemBrowser: Browser = {
  open: async (text) => {
    const url = openableUrl(text)
    if (url === null) throw new Failure('validation', 'Repdesk opens only https, mailto and tel links.', { sent: 'no' })
    await shell.openExternal(url).catch((error: unknown) => {
      throw new Failure('unsupported', 'No program on this computer opens that link.', { sent: 'no', cause: error })
    })
  },
}
