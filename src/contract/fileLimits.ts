// A file of its own, without a parser: the window takes the numbers and nothing else.

/** How large files may be, in bytes, and how many go with one message. */
export const FILE_LIMITS = {
  /** A picture is shown up to this size, and what is not larger is kept for offline. */
  shown: 10_000_000,
  saved: 50_000_000,
  /** `attachment_files` of a reply: at most ten (intercom-api.md, "Reply"). */
  count: 10,
  /** Of one message, together: they travel as text inside one request. */
  together: 10_000_000,
  /** A file that is attached comes to main in pieces of this size. */
  piece: 384 * 1024,
} as const
