/** What the API does with a change of an owner. */
export const OWNER_WRITES = ['allowed', 'unauthorized', 'forbidden', 'plan_restricted'] as const
export type OwnerWrites = (typeof OWNER_WRITES)[number]

/** Everything about the stand-in that can be changed while it runs, by the typed object or `/_sim/settings`. */
export interface IntercomSettings {
  /** Version for requests without the header: the app's own default in the real service. */
  defaultVersion: string
  /** Calls per 10-second window; the real default is 10,000 a minute. */
  rateLimitPer10s: number
  /** How long a new contact is missing from search, and 404 for messages. Seconds. */
  contactIndexLagSeconds: number
  /** How long a new conversation is missing from conversation search (not documented for conversations, so it can be switched). */
  conversationIndexLagSeconds: number
  /** How long an event that was answered with 202 is missing from the list: it is taken in later ("submit a data event"). */
  eventLagSeconds: number
  /** Whether `updated_at` moves when only the owner changes (not documented, so it can be switched). */
  ownerChangeMovesUpdatedAt: boolean
  /**
   * Whether owners may be set: where the teammate permission "Reassigning conversations and editing lead or user ownership" is
   * missing, the API may refuse it (whether and how is not documented, so it can be switched), and so may the plan.
   */
  ownerWrites: OwnerWrites
  /** Whether a new conversation or reply moves the contact's `updated_at` (not documented). */
  conversationMovesUpdatedAt: boolean
  /** Whether a teammate's reply opens a closed conversation (not documented); a snoozed one wakes in any case. */
  adminReplyOpensClosed: boolean
  /** Whether `owner_id = null` finds people without an owner (not documented); otherwise it is a 400. */
  ownerSearchAcceptsNull: boolean
  /** Whether GET on an archived contact answers it; otherwise 404. */
  archivedContactsReadable: boolean
  /**
   * Whether GET on a contact that was merged away is 410 with a Link to the survivor, from 2.16 on; else 404, as the text of
   * "merge a lead and a user" says in the same version (intercom-api.md section 0, "merge text says 404 while GET text says 410").
   */
  mergedIsGone: boolean
  /** Some answers of the service carry `per_page` as a string. */
  perPageAsString: boolean
  /** The largest array for IN and NIN (not documented). */
  maxInValues: number
  /** The largest uploaded attachment, bytes. */
  maxAttachmentBytes: number
  /**
   * How long an address of a file is good for, seconds; 0 for ever. Intercom signs such addresses anew in each answer, with the
   * second they end in, rounded (part attachments of the API's examples: `?expires=…&signature=…`).
   */
  fileUrlSeconds: number
  /** `app_package_code` of parts that are written through the API. */
  appPackageCode: string
}

/** What a stand-in starts with. */
export function defaultSettings(): IntercomSettings {
  return {
    defaultVersion: '2.14',
    rateLimitPer10s: 1_667,
    contactIndexLagSeconds: 0,
    conversationIndexLagSeconds: 0,
    eventLagSeconds: 0,
    ownerChangeMovesUpdatedAt: true,
    ownerWrites: 'allowed',
    conversationMovesUpdatedAt: true,
    adminReplyOpensClosed: false,
    ownerSearchAcceptsNull: false,
    archivedContactsReadable: false,
    mergedIsGone: true,
    perPageAsString: false,
    maxInValues: 50,
    maxAttachmentBytes: 20_000_000,
    fileUrlSeconds: 0,
    appPackageCode: 'repdesk-test',
  }
}

/** Applies known keys of the right type and refuses everything else by throwing. */
export function applySettings(settings: IntercomSettings, change: Record<string, unknown>): void {
  const target = settings as unknown as Record<string, unknown>
  for (const [key, value] of Object.entries(change)) {
    if (!(key in target)) throw new Error(`unknown setting ${key}`)
    if (typeof value !== typeof target[key]) throw new Error(`setting ${key} must be a ${typeof target[key]}`)
    if (key === 'ownerWrites' && !OWNER_WRITES.some((one) => one === value)) {
      throw new Error(`ownerWrites must be one of ${OWNER_WRITES.join(', ')}`)
    }
  }
  Object.assign(target, change)
}
