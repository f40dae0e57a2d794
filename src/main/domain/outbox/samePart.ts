/** A part of a conversation as far as recognising our own needs it. */
export interface PartLike {
  id: string
  partType: string
  authorType: 'person' | 'admin' | 'bot'
  authorId: string | null
  bodyText: string
  createdAt: number
  attachments?: readonly { name: string }[]
}

export interface WrittenPart {
  kind: 'comment' | 'note'
  adminId: string
  /** The words as they read, without marks. */
  text: string
  /** Files that were sent with it. */
  files?: readonly { name: string }[]
  /** The service's clock shortly before the attempt. */
  attemptServerTime: number
  /** Part ids that other items of this desktop already account for. */
  claimed: ReadonlySet<string>
}

/** Clocks of one service differ between its machines; look-ups reach back this far (DESIGN.md section 6). */
export const LOOK_BACK_MS = 5 * 60_000

/**
 * Words as they are compared. What a service may add or take away is left out: the dashes of lists, pictures in the words,
 * and all white space, since a tag that is not taken joins what stood in two blocks.
 */
function fold(text: string): string {
  const bare = text
    .replace(/\[image: [^\]]*\]/g, '')
    .replace(/^[ \t\u00a0]*(?:(?:-|\d{1,3}[.)])[ \t\u00a0]+)+/gm, '')
    .replace(/[\s\u00a0\u200b]+/g, '')
  return bare === '' ? text.trim() : bare
}

/** A file's name without what a service may write otherwise: case, accents' spelling, spaces and signs. */
function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The parts that can be ours: same author, kind and words, written since the attempt, not another item's. */
function candidates<Part extends PartLike>(parts: readonly Part[], written: WrittenPart): Part[] {
  const words = fold(written.text)
  const since = written.attemptServerTime - LOOK_BACK_MS
  return parts.filter(
    (part) =>
      part.authorType === 'admin' &&
      part.authorId === written.adminId &&
      part.partType === written.kind &&
      part.createdAt >= since &&
      !written.claimed.has(part.id) &&
      fold(part.bodyText) === words,
  )
}

/** The part that is ours, if it arrived. Its files have to be the same by name. */
export function findOwnPart<Part extends PartLike>(parts: readonly Part[], written: WrittenPart): Part | null {
  const names = namesOf(written.files ?? [])
  return candidates(parts, written).find((part) => namesOf(part.attachments ?? []) === names) ?? null
}

/**
 * A part that may be ours: all is the same but the names of its files, which a service may have changed. Whether it is
 * cannot be told; null where no files were sent.
 */
export function findDoubtfulPart<Part extends PartLike>(parts: readonly Part[], written: WrittenPart): Part | null {
  if ((written.files ?? []).length === 0) return null
  return candidates(parts, written)[0] ?? null
}

function namesOf(files: readonly { name: string }[]): string {
  return files
    .map((file) => foldName(file.name))
    .sort()
    .join('/')
}
