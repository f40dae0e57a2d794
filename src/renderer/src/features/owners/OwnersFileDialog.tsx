import { useState, type ReactNode } from 'react'
import { useCommand } from '../../queries/app'
import { sentenceOf } from '../../bridge/bridge'
import { useOwnerChoices, useOwnerFilePlan } from '../../queries/owners'
import { AdminText } from '../../ui/AdminText'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Skeleton } from '../../ui/States'
import { ownersTogether } from '../bulk/groupKinds'
import { GroupView } from '../bulk/GroupView'
import { ChooseFile, type ChosenFile } from './ChooseFile'
import { FilePlanView } from './FilePlanView'
import styles from './Owners.module.css'

/** Owners from a CSV file: choose it, see what each row would do, send; then it goes on as their progress. */
export function OwnersFileDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [made, setMade] = useState<string | null>(null)
  return (
    <Dialog title="Owners from a file" detail={file?.name} size="large" onClose={onClose}>
      {made !== null ? (
        <GroupView kind={ownersTogether} groupId={made} onClose={onClose} />
      ) : (
        <Check file={file} onFile={setFile} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface CheckProps {
  readonly file: ChosenFile | null
  readonly onFile: (file: ChosenFile) => void
  readonly onMade: (groupId: string) => void
  readonly onClose: () => void
}

function Check({ file, onFile, onMade, onClose }: CheckProps): ReactNode {
  const plan = useOwnerFilePlan(file)
  const refusal = useOwnerChoices().data?.refusal ?? null
  const assign = useCommand('owners.assignFile', { quiet: true, onDone: ({ group }) => onMade(group.groupId) })
  const failure = assign.error ?? plan.error
  const isRuledOut = refusal?.by === 'team'
  const change = plan.data?.change ?? 0
  return (
    <>
      <DialogBody>
        {refusal === null ? null : (
          <div className={styles.refusal}>
            <Problem id={isRuledOut ? 'owners-file-blocked' : 'owners-file-refused'}>{refusal.message}</Problem>
            <AdminText text={refusal.adminText} about="Setting owners" />
          </div>
        )}
        {failure === null ? null : <Problem alert>{sentenceOf(failure)}</Problem>}
        <ChooseFile
          isChosen={file !== null}
          what="a list of owners"
          words="A CSV file whose first row names its columns: Email or Id, and Owner (a teammate’s email, name or ID; nothing for nobody)."
          onFile={onFile}
        />
        {plan.isLoading ? <Skeleton lines={5} label="Reading the file" /> : null}
        {plan.data ? <FilePlanView plan={plan.data} /> : null}
      </DialogBody>
      <DialogFooter hint={plan.data && change === 0 ? 'Nothing in this file changes an owner.' : null}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isDisabled={!isRuledOut && (assign.isPending || change === 0)}
          blockedBy={isRuledOut ? 'owners-file-blocked' : undefined}
          onPress={() => {
            if (file) assign.mutate({ text: file.text })
          }}
        >
          Send
        </Button>
      </DialogFooter>
    </>
  )
}
