import { Download } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { tellSaved } from '../../bridge/savedFile'
import { useCommand } from '../../queries/app'
import { useImportPlan } from '../../queries/merging'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import { Skeleton } from '../../ui/States'
import { importsTogether } from '../bulk/groupKinds'
import { GroupView } from '../bulk/GroupView'
import { ChooseFile, type ChosenFile } from '../owners/ChooseFile'
import { ImportPlanView } from './ImportPlanView'

interface ImportDialogProps {
  /** An import that is on its way already; null for a new one. */
  readonly groupId: string | null
  readonly onClose: () => void
}

/** Leads from a CSV file: choose it, say what its columns are, see what each row would do, send; then their progress. */
export function ImportDialog({ groupId, onClose }: ImportDialogProps): ReactNode {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [made, setMade] = useState(groupId)
  return (
    <Dialog title="Import leads" detail={file?.name} size="large" onClose={onClose}>
      {made !== null ? (
        <GroupView kind={importsTogether} groupId={made} extra={<Report groupId={made} />} onClose={onClose} />
      ) : (
        <Check key={file?.key ?? ''} file={file} onFile={setFile} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Report({ groupId }: { readonly groupId: string }): ReactNode {
  const report = useCommand('imports.report', { onDone: (saved) => tellSaved(saved, 'The report is saved.') })
  return (
    <Button icon={<Download size={14} />} isDisabled={report.isPending} onPress={() => report.mutate({ groupId })}>
      Save report…
    </Button>
  )
}

interface CheckProps {
  readonly file: ChosenFile | null
  readonly onFile: (file: ChosenFile) => void
  readonly onMade: (groupId: string) => void
  readonly onClose: () => void
}

function Check({ file, onFile, onMade, onClose }: CheckProps): ReactNode {
  const [targets, setTargets] = useState<readonly string[] | null>(null)
  const [mine, setMine] = useState(true)
  const plan = useImportPlan(file, targets)
  const start = useCommand('imports.start', { quiet: true, onDone: ({ group }) => onMade(group.groupId) })
  const failure = start.error ?? plan.error
  const going = (plan.data?.make ?? 0) + (plan.data?.merge ?? 0)
  return (
    <>
      <DialogBody>
        {failure === null ? null : <Problem alert>{sentenceOf(failure)}</Problem>}
        {plan.data?.blocked ? <Problem>{plan.data.blocked}</Problem> : null}
        <ChooseFile
          isChosen={file !== null}
          what="a list of leads"
          words="A CSV file whose first row names its columns; one of them is the email. Who has an email already is never made a second time: they get what they lack."
          onFile={onFile}
        />
        {plan.isLoading ? <Skeleton lines={5} label="Reading the file" /> : null}
        {plan.data ? (
          <>
            <ImportPlanView plan={plan.data} onTargets={setTargets} />
            <CheckField
              label="I own them"
              detail="New leads, and people who have no owner, become yours."
              checked={mine}
              onChange={setMine}
            />
          </>
        ) : null}
      </DialogBody>
      <DialogFooter
        hint={plan.data && going === 0 && !plan.data.blocked ? 'No row of this file can be imported.' : null}
      >
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isDisabled={start.isPending || plan.isPlaceholderData || going === 0}
          onPress={() => {
            if (file) start.mutate({ text: file.text, targets: targets && [...targets], mine })
          }}
        >
          Import
        </Button>
      </DialogFooter>
    </>
  )
}
