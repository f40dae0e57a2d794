import { Archive, ArrowRightLeft, EyeOff, Merge, Trash2, UserCheck, UserMinus, UserPlus } from 'lucide-react'
import type { NewsRow } from '../../../../contract/newsCommands'

/** How a kind of news is shown: its icon, one word for it, and whether it takes something from the rep. */
export interface NewsKind {
  readonly icon: typeof Merge
  readonly word: string
  readonly tone: 'done' | 'waiting' | 'salesforce' | 'quiet'
}

/** Never the colour alone: the word goes with the icon. */
export const newsKinds: Readonly<Record<NewsRow['kind'], NewsKind>> = {
  lost: { icon: UserMinus, word: 'No longer yours', tone: 'waiting' },
  gained: { icon: UserPlus, word: 'New for you', tone: 'done' },
  converted: { icon: ArrowRightLeft, word: 'Converted', tone: 'salesforce' },
  merged: { icon: Merge, word: 'Merged', tone: 'salesforce' },
  deleted: { icon: Trash2, word: 'Deleted', tone: 'quiet' },
  archived: { icon: Archive, word: 'Archived', tone: 'quiet' },
  signedUp: { icon: UserCheck, word: 'Signed up', tone: 'done' },
  hidden: { icon: EyeOff, word: 'Hidden from you', tone: 'quiet' },
}
