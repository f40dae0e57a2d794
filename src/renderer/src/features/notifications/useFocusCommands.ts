import { clockTime } from '../../format/time'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useCommand, useSettings } from '../../queries/app'
import { showToast } from '../../state/toasts'

/** Focus mode from the palette, on every screen. */
export function useFocusCommands(): void {
  const { data: settings } = useSettings()
  const isOn = settings !== undefined && settings.focus.mode !== 'off'
  const { mutate } = useCommand('notifications.focus', {
    onDone: ({ focus }) =>
      showToast({
        tone: 'done',
        about: 'focus',
        text:
          focus.mode === 'off'
            ? 'Focus mode is off.'
            : focus.mode === 'on'
              ? 'Focus mode is on until you end it.'
              : `Focus mode is on until ${clockTime(focus.until)}.`,
      }),
  })
  useCommandHandler('focusHour', () => mutate({ choice: 'hour' }))
  useCommandHandler('focusTomorrow', () => mutate({ choice: 'tomorrow' }))
  useCommandHandler('focusOn', () => mutate({ choice: 'on' }))
  useCommandHandler('focusOff', () => mutate({ choice: 'off' }), isOn)
}
