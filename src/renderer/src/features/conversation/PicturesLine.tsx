import { ImageIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import styles from './Files.module.css'

/** Whether the pictures of this conversation load by themselves; there where it has some. The choice is remembered. */
export function PicturesLine({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { id: conversationId, parts, loadsImages } = conversation
  const change = useCommand('conversations.loadImages')
  const has = parts.some((part) => part.attachments.some((file) => file.kind === 'image' && file.id !== null))
  const turn = (): void => change.mutate({ conversationId, on: !loadsImages })
  useCommandHandler('loadImages', turn, has)
  if (!has) return null
  return (
    <div className={styles.pictures} role="group" aria-label="Pictures">
      <ImageIcon size={13} aria-hidden="true" />
      <span>{loadsImages ? 'Pictures load by themselves here' : 'Pictures are not loaded'}</span>
      <Button size="small" variant="quiet" command="loadImages" isDisabled={change.isPending} onPress={turn}>
        {loadsImages ? 'Stop loading' : 'Load pictures'}
      </Button>
    </div>
  )
}
