import type { ReactNode } from 'react'
import { keyLabel } from '../../keys/keyNames'
import { shortcuts, type ShortcutGroup } from '../../keys/shortcuts'
import { Dialog, DialogBody } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import styles from './ShortcutsSheet.module.css'

const groups: readonly ShortcutGroup[] = ['Anywhere', 'Go to', 'List', 'Today', 'Person']

/** Keys that belong to a place rather than to a command. */
const placeKeys = [
  { label: 'Send what is written', keys: ['mod+Enter'] },
  { label: 'Create lead, task or case straight away, on its button', keys: ['mod+Enter'] },
]

/** Every shortcut, straight from the table. */
export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Shortcuts" onClose={onClose} size="large">
      <DialogBody isText>
        <div className={styles.columns}>
          {groups.map((group) => (
            <section key={group} className={styles.group}>
              <h3 className={styles.title}>{group}</h3>
              <dl>
                {shortcuts
                  .filter((shortcut) => shortcut.group === group && shortcut.keys.length > 0)
                  .map((shortcut) => (
                    <Line key={shortcut.id} label={shortcut.label} alternatives={shortcut.keys} />
                  ))}
                {group === 'Person'
                  ? placeKeys.map((row) => <Line key={row.label} label={row.label} alternatives={[row.keys]} />)
                  : null}
              </dl>
            </section>
          ))}
        </div>
      </DialogBody>
    </Dialog>
  )
}

function Line(props: { readonly label: string; readonly alternatives: ReadonlyArray<readonly string[]> }): ReactNode {
  return (
    <div className={styles.line}>
      <dt>{props.label}</dt>
      <dd className={styles.keys}>
        {props.alternatives.map((keys, index) => (
          <span key={keys.join(' ')} className={styles.keys}>
            {index > 0 ? <span className={styles.or}>or</span> : null}
            {keys.map((key) => (
              <Kbd key={key}>{keyLabel(key)}</Kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  )
}
