import type { Role } from '../../../contract/models'

/** How somebody left, by somebody else's doing in Intercom. `merged`: into `into`. */
export type Gone =
  | { how: 'merged'; name: string; role: Role; into: string; isMine: boolean }
  | { how: 'archived'; name: string; role: Role }
  /** Without a name: of who was deleted nothing stays here. */
  | { how: 'deleted'; role: Role }

/** The line of the feed. Times and ids stand beside it. `drafts`: so many of the rep's went with them, unsent. */
export function goneNews(gone: Gone, drafts: number): string {
  if (drafts === 0) return whatHappened(gone)
  return `${whatHappened(gone)} ${drafts === 1 ? 'A draft of yours that was not sent' : `${drafts} drafts of yours that were not sent`} went with them.`
}

function whatHappened(gone: Gone): string {
  switch (gone.how) {
    case 'merged': {
      const stays = gone.isMine ? '' : ' They belong to somebody else, so they are not on this desk.'
      return gone.name === gone.into
        ? `The ${gone.role} ${gone.name} was merged into the user of that name in Intercom.${stays}`
        : `The ${gone.role} ${gone.name} was merged into ${gone.into} in Intercom.${stays}`
    }
    case 'archived':
      return `${gone.name} was archived in Intercom and has left your book.`
    case 'deleted':
      return `A ${gone.role} of yours was deleted or archived in Intercom. Nothing of them is kept here.`
  }
}

/** The line about a lead who became a user. */
export function signedUpNews(name: string): string {
  return `${name} signed up: the lead is a user now.`
}
