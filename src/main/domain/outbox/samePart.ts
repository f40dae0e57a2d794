/** A part of a conversation as far as recognising our own needs it. */
export interface PartLike {
  id: string
  partType: string
  authorType: 'person' | 'admin' | 'bot'
  authorId: string | null
  bodyText: string
  createdAt: number
}

export interface WrittenPart {
  kind: 'comment' | 'note'
  adminId: string
  text: string
  /** The service's clock shortly before the attempt. */
  attemptServerTime: number
  /** Part ids that other items of this desktop already account for. */
  claimed: ReadonlySet<string>
}

/** Clocks of one service differ between its machines; look-ups reach back this far (DESIGN.md section 6). */
export const LOOK_BACK_MS = 5 * 60_000

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim()
}

/** The part that is ours, if it arrived: same author, kind and words, written since the attempt, not another item's. */
export function findOwnPart(parts: readonly PartLike[], written: WrittenPart): PartLike | null {
  const words = fold(written.text)
  const since = written.attemptServerTime - LOOK_BACK_MS
  return (
    parts.find(
      (part) =>
        part.authorType === 'admin' &&
        part.authorId === written.adminId &&
        part.partType === written.kind &&
        part.createdAt >= since &&
        !written.claimed.has(part.id) &&
        fold(part.bodyText) === words,
    ) ?? null
  )
}
