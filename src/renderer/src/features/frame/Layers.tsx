import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { CreateLeadsDialog } from '../bulk/CreateLeadsDialog'
import { NewCaseDialog } from '../cases/NewCaseDialog'
import { ConvertLeadDialog } from '../convert/ConvertLeadDialog'
import { CreationDialog } from '../creation/CreationDialog'
import { ExportDialog } from '../export/ExportDialog'
import { CreateLeadDialog } from '../lead/CreateLeadDialog'
import { LookUpDialog } from '../live/LookUpDialog'
import { CompareDialog } from '../mapping/CompareDialog'
import { DuplicatesDialog } from '../merge/DuplicatesDialog'
import { ImportDialog } from '../merge/ImportDialog'
import { MergeDialog } from '../merge/MergeDialog'
import { useMergeCommands } from '../merge/useMergeCommands'
import { NewsDialog } from '../news/NewsDialog'
import { AssignOwnerDialog } from '../owners/AssignOwnerDialog'
import { OwnersFileDialog } from '../owners/OwnersFileDialog'
import { AddCompanyDialog } from '../person/AddCompanyDialog'
import { EditPersonDialog } from '../person/EditPersonDialog'
import { PreparationDialog } from '../prepare/PreparationDialog'
import { Palette } from '../search/Palette'
import { NewTaskDialog } from '../tasks/NewTaskDialog'
import { TriageDialog } from '../triage/TriageDialogs'
import { ShortcutsSheet } from './ShortcutsSheet'

/** The one floating layer that is open: palette, shortcuts sheet, the news, or the form of something to be made. */
export function Layers(): ReactNode {
  const layer = useLayers((state) => state.layer)
  const open = useLayers((state) => state.open)
  const close = useLayers((state) => state.close)
  useCommandHandler('palette', () => (layer?.kind === 'palette' ? close() : open({ kind: 'palette' })))
  useCommandHandler('help', () => open({ kind: 'shortcuts' }))
  useCommandHandler('lookUp', () => open({ kind: 'lookUp', text: '' }))
  useCommandHandler('ownersFile', () => open({ kind: 'ownersFile' }))
  useMergeCommands()
  if (!layer) return null
  if (layer.kind === 'palette') return <Palette onClose={close} />
  if (layer.kind === 'shortcuts') return <ShortcutsSheet onClose={close} />
  if (layer.kind === 'news') return <NewsDialog onClose={close} />
  if (layer.kind === 'compare') return <CompareDialog personId={layer.personId} onClose={close} />
  if (layer.kind === 'editPerson') return <EditPersonDialog personId={layer.personId} onClose={close} />
  if (layer.kind === 'addCompany') return <AddCompanyDialog personId={layer.personId} onClose={close} />
  if (layer.kind === 'leads') return <CreateLeadsDialog personIds={layer.personIds} groupId={null} onClose={close} />
  if (layer.kind === 'leadGroup') return <CreateLeadsDialog personIds={null} groupId={layer.groupId} onClose={close} />
  if (layer.kind === 'owner') return <AssignOwnerDialog personIds={layer.personIds} groupId={null} onClose={close} />
  if (layer.kind === 'ownerGroup') return <AssignOwnerDialog personIds={[]} groupId={layer.groupId} onClose={close} />
  if (layer.kind === 'ownersFile') return <OwnersFileDialog onClose={close} />
  if (layer.kind === 'merge') {
    return <MergeDialog personId={layer.personId} otherId={layer.otherId} onClose={close} />
  }
  if (layer.kind === 'prepare') return <PreparationDialog personId={layer.personId} onClose={close} />
  if (layer.kind === 'lookUp') return <LookUpDialog text={layer.text} onClose={close} />
  if (layer.kind === 'duplicates') return <DuplicatesDialog onClose={close} />
  if (layer.kind === 'import') return <ImportDialog groupId={layer.groupId} onClose={close} />
  if (layer.kind === 'export') return <ExportDialog from={layer.from} onClose={close} />
  if (layer.kind === 'triage') {
    return <TriageDialog question={layer.question} conversationId={layer.conversationId} onClose={close} />
  }
  if (layer.kind === 'convert') {
    return <ConvertLeadDialog personId={layer.personId} leadId={layer.leadId} onClose={close} />
  }
  if (layer.kind === 'task') return <NewTaskDialog about={layer} onClose={close} />
  if (layer.kind === 'case') {
    return <NewCaseDialog personId={layer.personId} conversationId={layer.conversationId} onClose={close} />
  }
  if (layer.kind === 'contact' || layer.kind === 'opportunity') {
    return <CreationDialog kind={layer.kind} about={layer} onClose={close} />
  }
  return <CreateLeadDialog personId={layer.personId} conversationId={layer.conversationId} onClose={close} />
}
