import { useEffect, useState, type ReactNode } from 'react'
import type { OwnerChoices } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { useOwnerChoices } from '../../queries/owners'
import { usePerson } from '../../queries/people'
import { focusList } from '../../state/listFocus'
import { Button } from '../../ui/Button'
import { AdminText } from '../../ui/AdminText'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { ChoiceList } from '../../ui/ChoiceList'
import { useChoices } from '../../ui/useChoices'
import { Failed, Skeleton } from '../../ui/States'
import { GroupView } from '../bulk/GroupView'
import { ownersTogether } from '../bulk/groupKinds'
import { ownerOptions } from './ownerChoice'
import { OwnerPlanView } from './OwnerPlanView'
import styles from './Owners.module.css'
import { useAssign } from './useAssign'

interface AssignOwnerDialogProps {
  /** Whose owner is chosen; empty for a group that is on its way already. */
  readonly personIds: readonly string[]
  readonly groupId: string | null
  readonly onClose: () => void
}

/** The Assign owner dialog, for one person or for several; for several it goes on as their progress. */
export function AssignOwnerDialog({ personIds, groupId, onClose }: AssignOwnerDialogProps): ReactNode {
  const [made, setMade] = useState(groupId)
  const choices = useOwnerChoices()
  const [first] = personIds
  const person = usePerson(personIds.length === 1 ? (first ?? null) : null)
  useEffect(() => focusListAfterwards, [])
  const detail = personIds.length > 1 ? counted(personIds.length, 'person', 'people') : person.data?.displayName
  return (
    <Dialog title="Assign owner" detail={made === null ? detail : null} onClose={onClose}>
      {made !== null ? (
        <GroupView kind={ownersTogether} groupId={made} onClose={onClose} />
      ) : choices.error ? (
        <DialogBody>
          <Failed error={choices.error} onRetry={() => void choices.refetch()} />
        </DialogBody>
      ) : choices.data && (personIds.length > 1 || person.data) ? (
        <Choose
          personIds={personIds}
          now={person.data?.ownerId}
          lock={person.data?.ownerLock ?? null}
          choices={choices.data}
          onMade={setMade}
          onClose={onClose}
        />
      ) : (
        <DialogBody>
          <Skeleton lines={6} label="Looking up teammates" />
        </DialogBody>
      )}
    </Dialog>
  )
}

interface ChooseProps {
  readonly personIds: readonly string[]
  readonly now: string | null | undefined
  readonly lock: string | null
  readonly choices: OwnerChoices
  readonly onMade: (groupId: string) => void
  readonly onClose: () => void
}

function Choose({ personIds, now, lock, choices, onMade, onClose }: ChooseProps): ReactNode {
  const { teammates, refusal } = choices
  const all = ownerOptions(teammates, now)
  const choosing = useChoices(
    all,
    all.findIndex((one) => one.isOn),
  )
  const chosen = choosing.options[choosing.at]
  const { send, error, isPending } = useAssign(personIds, { onMade, onClose })
  const isSame = personIds.length === 1 && chosen?.isOn === true
  const blocked = lock ?? (refusal?.by === 'team' ? refusal.message : null)
  const submit = (): void => {
    if (chosen && blocked === null && !isSame && !isPending) send(chosen.ownerId)
  }
  return (
    <>
      <DialogBody>
        {lock === null ? null : <Problem id="owner-blocked">{lock}</Problem>}
        {lock === null && refusal ? (
          <div className={styles.refusal}>
            <Problem id={refusal.by === 'team' ? 'owner-blocked' : 'owner-refused'}>{refusal.message}</Problem>
            <AdminText text={refusal.adminText} about="Setting owners" />
          </div>
        ) : null}
        {error === null ? null : <Problem alert>{error}</Problem>}
        <ChoiceList
          find="Find a teammate"
          placeholder="Type a name or an email"
          label="Teammates"
          nothing="No teammate is called that"
          onWords="Owner now"
          choosing={choosing}
          isTwoStep
          onChoose={submit}
        />
        {chosen && chosen.ownerId !== null ? (
          <p className={styles.chosen}>
            <span className={styles.chosenWords}>
              {chosen.label}: teammate ID {chosen.ownerId}
            </span>
            <CopyButton text={chosen.ownerId} label={`Copy ID of ${chosen.label}`} variant="quiet">
              Copy ID
            </CopyButton>
          </p>
        ) : null}
        {personIds.length > 1 && chosen ? <OwnerPlanView personIds={personIds} ownerId={chosen.ownerId} /> : null}
      </DialogBody>
      <DialogFooter hint={isSame ? 'This is the owner now.' : 'Enter sends it'}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          onPress={submit}
          isDisabled={blocked === null && (isPending || !chosen || isSame)}
          blockedBy={blocked === null ? undefined : 'owner-blocked'}
        >
          Send
        </Button>
      </DialogFooter>
    </>
  )
}

/** What opened it may have gone with a selection: the focus goes to the list then. */
function focusListAfterwards(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusList()
  })
}
