import { automaticKinds } from './automatic'
import { bulkKind } from './bulk'
import { creationKinds } from './creations'
import type { WriteKind } from './kind'
import { leadKind } from './leads'
import { mergeKinds } from './merging'
import { messageKinds } from './messages'
import { ownerKinds } from './owners'
import { partKinds } from './parts'
import { peopleKinds } from './people'
import { caseKind, convertKind, editKind } from './records'
import { taskDoneKind, taskKinds } from './tasks'
import { triageKinds } from './triage'

/** Every kind of write that the player makes. */
export const writeKinds: readonly WriteKind[] = [
  ...partKinds,
  leadKind,
  bulkKind,
  ...taskKinds,
  taskDoneKind,
  caseKind,
  editKind,
  convertKind,
  ...automaticKinds,
  ...creationKinds,
  ...ownerKinds,
  ...messageKinds,
  ...mergeKinds,
  ...peopleKinds,
  ...triageKinds,
]
