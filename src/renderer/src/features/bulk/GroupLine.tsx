import { CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLeadGroups } from '../../queries/bulk'
import { useLayers } from '../../state/layers'
import { focusList } from '../../state/listFocus'
import { Button } from '../../ui/Button'
import { GroupActions } from './GroupView'
import { useShowOwners } from '../owners/OwnersBar'
import styles from './Bulk.module.css'
import { groupWords, leadsTogether } from './groupKinds'

/** The newest group of Leads that is not through or needs the rep, as a line above a list; it leads to the whole. */
export function GroupLine(): ReactNode {
  const { data: groups } = useLeadGroups()
  const open = useLayers((state) => state.open)
  const newest = groups?.find((group) => group.waiting > 0 || group.needsYou > 0) ?? null
  const latest = newest ?? groups?.[0] ?? null
  const show = (): void => {
    if (latest) open({ kind: 'leadGroup', groupId: latest.groupId })
  }
  useCommandHandler('showLeads', show, latest !== null)
  useShowOwners()
  if (!newest) return null
  const total = Math.max(1, newest.total - newest.stopped)
  return (
    <div className={styles.line} role="group" aria-label="Leads on their way">
      <div className={styles.lineWords}>
        <CloudUpload size={14} aria-hidden="true" />
        <span>{groupWords(leadsTogether, newest)}</span>
        <span className={styles.lineActions}>
          {newest.heldUntil === null ? null : (
            <GroupActions kind={leadsTogether} group={newest} size="small" onDone={focusList} />
          )}
          <Button size="small" onPress={show}>
            Show
          </Button>
        </span>
      </div>
      <ProgressBar aria-label="Leads created" value={newest.done} maxValue={total} className={styles.track ?? ''}>
        <div className={styles.fill} style={{ width: `${(newest.done / total) * 100}%` }} />
      </ProgressBar>
    </div>
  )
}
