import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { OwnerMapping } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useChangeSettings, useSettings } from '../../queries/app'
import { useOverrideOwner, useOwners } from '../../queries/mapping'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { ToggleChip } from '../../ui/Segmented'
import { Empty, Failed, Skeleton } from '../../ui/States'
import tableStyles from './Mapping.module.css'
import { OwnerRow } from './OwnerRow'
import { leftWords } from './ownerWords'
import styles from './Owners.module.css'
import { Picker } from './Picker'
import { SaveMark } from './SaveMark'

/** Rows at once: an org can have thousands of users, and the rest is found by typing. */
const mostRows = 200
const nobody = ' nobody'

/** Settings, Owners: which teammate stands behind each Salesforce user, and who gets those who lose theirs. */
export function OwnersTab({ onAutomations }: { readonly onAutomations: () => void }): ReactNode {
  const owners = useOwners()
  const { data: settings } = useSettings()
  const openLayer = useLayers((state) => state.open)
  if (owners.error && !owners.data) return <Failed error={owners.error} onRetry={() => void owners.refetch()} />
  if (!owners.data) return <Skeleton lines={8} label="Loading owners" />
  return (
    <>
      <p className={tableStyles.intro}>
        Salesforce users are found in Intercom by their email. Where that is not so, say here who they are. It decides
        who owns a new Lead, and who owns a person once owners come from Salesforce.
      </p>
      {settings && !settings.automaticWrites.owners ? (
        <p className={styles.off}>
          <span>Owners from Salesforce are off: nothing below changes an owner in Intercom yet.</span>
          <Button size="small" onPress={onAutomations}>
            See what it would do
          </Button>
        </p>
      ) : null}
      <Fallback owners={owners.data} />
      <div className={styles.fallback}>
        <span>
          <span className={styles.label}>Owners from a file</span>
          <span className={styles.detail}>
            A CSV of emails or ids with their new owners; you see what it would do first.
          </span>
        </span>
        <Button size="small" onPress={() => openLayer({ kind: 'ownersFile' })}>
          Assign from a file…
        </Button>
      </div>
      <Users owners={owners.data} />
    </>
  )
}

function Fallback({ owners }: { readonly owners: OwnerMapping }): ReactNode {
  const change = useChangeSettings()
  const { data: settings } = useSettings()
  const chosen = settings ? settings.fallbackTeammateId : owners.fallbackTeammateId
  return (
    <div className={styles.fallback}>
      <span>
        <span className={styles.label}>People who lose their Salesforce owner</span>
        <span className={styles.detail}>
          They go to this teammate once no record in Salesforce names an owner any more.
        </span>
      </span>
      <span className={styles.pick}>
        <Picker
          label="People who lose their Salesforce owner go to"
          value={chosen ?? nobody}
          placeholder={leftWords(owners.fallbackLeft)}
          options={[{ id: nobody, label: 'Nobody' }, ...owners.teammates.map(({ id, name }) => ({ id, label: name }))]}
          onChange={(id) => change.mutate({ fallbackTeammateId: id === nobody ? null : id })}
        />
      </span>
    </div>
  )
}

function Users({ owners }: { readonly owners: OwnerMapping }): ReactNode {
  const [text, setText] = useState('')
  const [onlyOpen, setOnlyOpen] = useState(false)
  const override = useOverrideOwner()
  const wanted = text.trim().toLowerCase()
  const rows = owners.rows.filter(
    (row) =>
      `${row.userName} ${row.userEmail ?? ''} ${row.teammateName ?? ''}`.toLowerCase().includes(wanted) &&
      (!onlyOpen || row.teammateId === null),
  )
  const without = owners.rows.filter((row) => row.teammateId === null).length
  if (owners.rows.length === 0) {
    return <Empty title="No Salesforce users yet">They come with the first sync of Salesforce.</Empty>
  }
  return (
    <>
      <div className={tableStyles.bar}>
        <span className={tableStyles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label="Find a user or a teammate"
            placeholder="Find a user or a teammate"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
        <ToggleChip label="Without a teammate" on={onlyOpen} onChange={setOnlyOpen} />
        <span className={tableStyles.fill} />
        <SaveMark
          pending={override.isPending}
          saved={override.isSuccess}
          error={override.error ? sentenceOf(override.error) : null}
          idle={`${counted(owners.rows.length, 'user', 'users')}, ${without} without a teammate`}
        />
      </div>
      <div role="table" aria-label="Salesforce users and teammates" className={tableStyles.table}>
        <div role="rowgroup">
          <div role="row" className={styles.head}>
            <span role="columnheader" className={tableStyles.salesforce}>
              Salesforce user
            </span>
            <span role="columnheader" className={tableStyles.intercom}>
              Teammate in Intercom
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {rows.slice(0, mostRows).map((row) => (
            <OwnerRow
              key={row.userId}
              row={row}
              teammates={owners.teammates}
              onChoose={(choice) => override.mutate({ userId: row.userId, choice })}
            />
          ))}
        </div>
      </div>
      {rows.length > mostRows ? (
        <p className={tableStyles.quiet}>{counted(rows.length - mostRows, 'more user', 'more users')}: type to find</p>
      ) : null}
      {rows.length === 0 ? <Empty title="Nobody is called that">Try another word.</Empty> : null}
    </>
  )
}
