import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { tellSaved } from '../../bridge/savedFile'
import { useCommand } from '../../queries/app'
import { useAuditView } from '../../state/auditView'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { bundleWords } from '../frame/useHealthCommands'
import styles from './Health.module.css'

/** What was sent, and the bundle for whoever helps the rep. */
export function Support(): ReactNode {
  const save = useCommand('support.save', {
    onDone: (saved) => tellSaved(saved, bundleWords),
  })
  const goTo = usePlace((state) => state.goTo)
  const setShow = useAuditView((state) => state.setShow)
  return (
    <>
      <p className={styles.quiet}>
        Versions, settings, states, counts and error codes. No names, addresses, messages or passwords.
      </p>
      <div className={styles.buttons}>
        <Button size="small" icon={<FileDown size={14} />} isDisabled={save.isPending} onPress={() => save.mutate({})}>
          Save support bundle
        </Button>
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            setShow('sent')
            goTo('outbox')
          }}
        >
          Show what was sent
        </Button>
      </div>
    </>
  )
}
