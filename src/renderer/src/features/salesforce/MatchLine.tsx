import { Cloud, CloudOff, Copy, SearchX, UserRoundCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SalesforcePanel } from '../../../../contract/models'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { byWords, sharedWords } from './matchedBy'
import { Matches } from './Matches'
import styles from './Salesforce.module.css'

interface MatchLineProps {
  readonly panel: SalesforcePanel
  /** Opens the comparison. */
  readonly onChoose: () => void
}

/** How the person corresponds to the org, where that is not simply the record below. */
export function MatchLine({ panel, onChoose }: MatchLineProps): ReactNode {
  const setConnecting = usePlace((state) => state.setConnecting)
  if (!panel.connected) {
    return (
      <div className={styles.match}>
        <CloudOff size={16} aria-hidden="true" />
        <span className={styles.matchText}>Salesforce is not connected</span>
        <Button size="small" onPress={() => setConnecting(true)}>
          Connect
        </Button>
      </div>
    )
  }
  if (panel.chosenId !== null) {
    return (
      <div className={styles.match}>
        <UserRoundCheck size={16} aria-hidden="true" />
        <span className={styles.matchText}>
          {panel.records.length > 1 ? `You chose this of ${panel.records.length}` : 'You chose this of several'},{' '}
          {byWords(panel.records)}
        </span>
        <Button size="small" variant="quiet" onPress={onChoose}>
          Change
        </Button>
      </div>
    )
  }
  if (panel.match === 'several') {
    return (
      <>
        <p className={styles.match}>
          <Copy size={16} className={styles.amber} aria-hidden="true" />
          <span className={styles.matchText}>
            {panel.records.length} records have this {sharedWords(panel.records)}
          </span>
        </p>
        <Matches records={panel.records} onChoose={onChoose} />
      </>
    )
  }
  if (panel.match === 'none') {
    return (
      <p className={styles.match}>
        <SearchX size={16} aria-hidden="true" />
        <span className={styles.matchText}>Not in Salesforce yet</span>
      </p>
    )
  }
  if (panel.match === 'unknown') {
    return (
      <p className={styles.match}>
        <Cloud size={16} aria-hidden="true" />
        <span className={styles.matchText}>Not looked up yet</span>
      </p>
    )
  }
  return panel.records.length === 0 ? null : <p className={styles.by}>Matched {byWords(panel.records)}</p>
}
