import type { ReactNode } from 'react'
import type { KindChoice, NotificationKind, Settings } from '../../../../contract/models'
import { useChangeSettings } from '../../queries/app'
import { CheckField, SwitchField } from '../../ui/Fields'
import { kinds, kindWords } from './notificationWords'
import styles from './Notifications.module.css'

/** Each kind on or off, and for those that are on: with a sound, and with names and words on the screen. */
export function KindChoices({ settings }: { readonly settings: Settings }): ReactNode {
  const { mutate } = useChangeSettings()
  const change = (kind: NotificationKind, choice: Partial<KindChoice>): void =>
    mutate({ notify: { ...settings.notify, [kind]: { ...settings.notify[kind], ...choice } } })
  return (
    <div className={styles.stack}>
      {kinds.map((kind) => {
        const { on, sound, hideContent } = settings.notify[kind]
        return (
          <div key={kind} role="group" aria-label={kindWords[kind].label}>
            <SwitchField
              label={kindWords[kind].label}
              detail={kindWords[kind].detail}
              checked={on}
              onChange={(next) => change(kind, { on: next })}
            />
            {on ? (
              <div className={styles.under}>
                <CheckField label="Sound" checked={sound} onChange={(next) => change(kind, { sound: next })} />
                <CheckField
                  label="Hide names and words"
                  checked={hideContent}
                  onChange={(next) => change(kind, { hideContent: next })}
                />
              </div>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
