import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSettings } from '../../queries/app'
import { draftOf, useDrafts } from '../../state/drafts'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'

/**
 * Puts a text with the workspace's login address into the reply, to be edited and sent as any other: once the person has
 * signed in, the lead becomes a user, and the conversation goes on with them (article "How do I merge a lead with a user?").
 */
export function AskToSignIn({ conversationId }: { readonly conversationId: string }): ReactNode {
  const { data: settings } = useSettings()
  const address = settings?.loginUrl ?? ''
  const insert = (): void => {
    if (address === '') {
      showToast({
        tone: 'info',
        text: 'Say first where people sign in: Settings, Sending, “Login address”.',
        place: { kind: 'settings' },
        action: { label: 'Settings', run: () => usePlace.getState().goTo('settings') },
      })
      return
    }
    const drafts = useDrafts.getState()
    const { reply } = draftOf(drafts.drafts, conversationId)
    drafts.setText(conversationId, 'reply', [reply.trimEnd(), wordsWith(address)].filter(Boolean).join('\n\n'))
    drafts.want('reply')
  }
  useCommandHandler('askToSignIn', insert)
  return (
    <Button size="small" variant="quiet" command="askToSignIn" onPress={insert}>
      Ask to sign in
    </Button>
  )
}

function wordsWith(address: string): string {
  return `To help you with this I have to be sure that it is you. Please sign in here: ${address}\nThis conversation goes on as soon as you are signed in.`
}
