export interface IntercomPart {
  id: string
  /** `comment`, `note`, `close`, `open`, `assignment`, `snoozed`, `quick_reply`, … as the API names it. */
  partType: string
  authorType: 'person' | 'admin' | 'bot'
  authorId: string | null
  authorName: string | null
  /** Sanitised HTML; empty where the part has no words. */
  bodyHtml: string
  bodyText: string
  createdAt: number
  assignedToId: string | null
  attachments: { name: string; contentType: string | null; size: number | null; url: string }[]
  /** Set on parts that an API client wrote. */
  appPackageCode: string | null
}

export interface IntercomConversation {
  id: string
  createdAt: number
  updatedAt: number
  state: 'open' | 'closed' | 'snoozed'
  title: string | null
  waitingSince: number | null
  snoozedUntil: number | null
  assigneeId: string | null
  teamId: string | null
  /** First is the main one. */
  contactIds: string[]
  /** The first message. Its part id is `source`. */
  source: IntercomPart & { deliveredAs: string; subject: string | null }
  firstContactReplyAt: number | null
  tags: { id: string; name: string }[]
  isTicket: boolean
  /** Only from `conversation(id)`; null from search and list. At most 500, oldest first. */
  parts: IntercomPart[] | null
  /** How many parts there are in all. */
  partsTotal: number | null
}

/** A change of where a conversation stands, or of whose it is. */
export type ConversationChange =
  | { do: 'close' }
  | { do: 'open' }
  /** `until`: ms, whole seconds; it has to be in the future. */
  | { do: 'snooze'; until: number }
  /** Null is nobody. A teammate and a team stand side by side: setting one leaves the other. */
  | { do: 'assign'; to: { type: 'admin' | 'team'; id: string | null } }

/** A file that goes with a message. */
export interface UploadedFile {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** What the API lets a teammate do with a conversation. Each is written as that teammate, once: never retried. */
export interface IntercomConversationWrites {
  /** Writes one comment or note as the admin; `body` is HTML and not empty, files are at most ten. Answers the conversation after it. */
  reply(
    conversationId: string,
    adminId: string,
    kind: 'comment' | 'note',
    body: string,
    files?: readonly UploadedFile[],
  ): Promise<IntercomConversation>
  /** One part of `POST /conversations/{id}/parts`. Answers the conversation after it, with its parts. */
  manageConversation(conversationId: string, adminId: string, change: ConversationChange): Promise<IntercomConversation>
  /** Puts a tag on or takes it off. Taking off what is not there fails with `not_found`. */
  tagConversation(conversationId: string, adminId: string, tagId: string, on: boolean): Promise<void>
}
