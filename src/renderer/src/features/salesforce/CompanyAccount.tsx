import { ArrowUpRight, Building2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CompanyAccount as Found, RecordObject } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { openLink } from '../../bridge/openLink'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import matchStyles from './Matches.module.css'
import { RecordSection } from './RecordSection'
import styles from './Salesforce.module.css'
import { useAccountChoice } from './useAccountChoice'

interface CompanyAccountProps {
  readonly personId: string
  readonly found: Found
  readonly onChooseFields: (object: RecordObject) => void
}

/** The Account of the person's company, with how it was found; of several, the way to choose. */
export function CompanyAccount({ personId, found, onChooseFields }: CompanyAccountProps): ReactNode {
  const { account, candidates, chosenId, companyName } = found
  const choose = useAccountChoice(personId, found)
  const settle = (recordId: string | null): void => {
    choose(recordId).catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
  }
  if (account !== null) {
    return (
      <>
        <RecordSection personId={personId} card={account} onChooseFields={onChooseFields} />
        <p className={styles.by}>
          <span className={styles.matchText}>
            {chosenId === null
              ? `Account of ${companyName}, ${byWhat(found)}`
              : `You chose this of ${candidates.length} for ${companyName}`}
          </span>
          {chosenId === null ? null : (
            <Button size="small" variant="quiet" aria-label="Change the Account" onPress={() => settle(null)}>
              Change
            </Button>
          )}
        </p>
      </>
    )
  }
  return (
    <section aria-label="Accounts of the company" className={styles.several}>
      <p className={styles.match}>
        <Building2 size={16} className={styles.amber} aria-hidden="true" />
        <span className={styles.matchText}>{`${candidates.length} Accounts for ${companyName}, ${byWhat(found)}`}</span>
      </p>
      <div className={matchStyles.matches}>
        <ul aria-label={`Accounts for ${companyName}`}>
          {candidates.map((one, index) => (
            <li key={one.id} className={matchStyles.candidate}>
              <span className={styles.object}>Account</span>
              <Truncate className={styles.recordName}>{one.name}</Truncate>
              <span className={matchStyles.candidateTools}>
                <Button
                  size="small"
                  aria-label={`Use this one: Account ${index + 1} of ${candidates.length}, ${one.name}`}
                  onPress={() => settle(one.id)}
                >
                  Use
                </Button>
                <IconButton
                  label={`Open Account ${one.name} in Salesforce`}
                  icon={<ArrowUpRight size={15} />}
                  onPress={() => openLink(one.url)}
                />
              </span>
              <Truncate className={matchStyles.candidateFacts}>
                {[one.website, one.ownerName ?? 'nobody’s', one.country].filter(Boolean).join(' · ')}
              </Truncate>
            </li>
          ))}
        </ul>
        {found.searchUrl === null ? null : <OutLink href={found.searchUrl}>See all in Salesforce</OutLink>}
      </div>
    </section>
  )
}

function byWhat({ matchedBy }: Found): string {
  return matchedBy === 'website' ? 'by its website' : `by ${matchedBy}`
}
