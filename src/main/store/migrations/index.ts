import { first } from './0001-first'
import { records } from './0002-records'
import { news } from './0003-news'
import { looks } from './0004-looks'
import { behind } from './0005-behind'
import { groups } from './0006-groups'
import { matchKeys } from './0007-match-keys'
import { fewOfMany } from './0008-few-of-many'
import { owners } from './0009-owners'
import { segments } from './0010-segments'
import { triage } from './0011-triage'
import { notifications } from './0012-notifications'
import { intercomSegments } from './0013-intercom-segments'
import { logging } from './0014-logging'
import { merging } from './0015-merging'
import { personEdits } from './0016-person-edits'
import { messages } from './0017-messages'
import { search } from './0018-search'
import { noteSearch } from './0019-note-search'
import { ownersOfMerged } from './0020-owners-of-merged'
import { files } from './0021-files'
import { rareFilters } from './0022-rare-filters'
import { notesToRead } from './0023-notes-to-read'

/** One step of the schema. `version` is what `user_version` is after it. */
export interface Migration {
  version: number
  sql: string
}

/** All steps, oldest first. A step that has shipped is never edited: what it should have done is a new step. */
export const migrations: readonly Migration[] = [
  first,
  records,
  news,
  looks,
  behind,
  groups,
  matchKeys,
  fewOfMany,
  owners,
  segments,
  triage,
  notifications,
  intercomSegments,
  logging,
  merging,
  personEdits,
  messages,
  search,
  noteSearch,
  ownersOfMerged,
  files,
  rareFilters,
  notesToRead,
]
