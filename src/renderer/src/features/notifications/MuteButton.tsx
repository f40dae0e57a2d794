import { Bell, BellOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useCommand } from '../../queries/app'
import { useNotificationState } from '../../queries/notifications'
import { showToast } from '../../state/toasts'
import { IconButton } from '../../ui/Button'

/** Mutes a person, or ends that; from the palette too. */
export function MuteButton({ person }: { readonly person: Pick<Person, 'id' | 'displayName'> }): ReactNode {
  const { data } = useNotificationState()
  const isMuted = data?.muted.some((one) => one.personId === person.id) ?? false
  const mute = useCommand('notifications.mute', {
    onDone: (_state, { muted }) =>
      showToast({
        tone: 'done',
        about: `mute-${person.id}`,
        text: muted
          ? `Nothing about ${person.displayName} is announced any more.`
          : `${person.displayName} is announced again.`,
        action: { label: 'Undo', run: () => mute.mutate({ personId: person.id, muted: !muted }) },
      }),
  })
  const set = (muted: boolean): void => mute.mutate({ personId: person.id, muted })
  useCommandHandler('mutePerson', () => set(true), data !== undefined && !isMuted)
  useCommandHandler('unmutePerson', () => set(false), isMuted)
  return (
    <IconButton
      label={isMuted ? 'Unmute notifications' : 'Mute notifications'}
      command={isMuted ? 'unmutePerson' : 'mutePerson'}
      icon={isMuted ? <BellOff size={16} /> : <Bell size={16} />}
      isDisabled={data === undefined}
      onPress={() => set(!isMuted)}
    />
  )
}
