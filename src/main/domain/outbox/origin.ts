import { z } from 'zod'
import type { OutboxKind } from '../../../contract/models'

/** Why a write was made: by the rep's hand, by itself and by which setting, or to take another one back. */
export interface Origin {
  by: 'hand' | 'automatic' | 'undo'
  words: string
}

const payloadSchema = z.looseObject({
  origin: z
    .union([
      z.object({ by: z.enum(['hand', 'automatic', 'undo']).default('automatic'), setting: z.string().optional() }),
      z.string().transform((setting) => ({ by: 'automatic' as const, setting })),
    ])
    .optional(),
  isAutomatic: z.boolean().optional(),
  automatic: z.unknown().optional(),
})

/**
 * Reads it from an item's payload: `origin` (`{by, setting}`, or the setting's name alone) where it is set; Tasks that
 * logging made say so in `isAutomatic` and `automatic`. `settingLabels`: settings in the rep's words.
 */
export function originOf(kind: OutboxKind, payload: Readonly<Record<string, unknown>>): Origin {
  const parsed = payloadSchema.safeParse(payload)
  if (!parsed.success) return byHand
  const { origin, isAutomatic, automatic } = parsed.data
  if (origin?.by === 'undo') return { by: 'undo', words: 'By hand, to take another write back' }
  if (origin?.by === 'automatic') return byItself(origin.setting)
  const isLogged = isAutomatic === true || (automatic !== undefined && automatic !== null)
  return isLogged && kind.startsWith('task.') ? byItself('logConversations') : byHand
}

const byHand: Origin = { by: 'hand', words: 'By hand' }

const SETTINGS: Record<string, string> = {
  logConversations: 'Log conversations as Tasks',
  logConversationsSince: 'Log conversations as Tasks',
  mapping: 'Mapping',
  owners: 'Owners from Salesforce',
  salesforceAttributes: 'SALESFORCE_ attributes',
  dynamicMessage: 'Dynamic message',
  caseNote: 'Note with the Case’s link',
  placeholder: 'Placeholder replaced',
}

function byItself(setting: string | undefined): Origin {
  const label = setting === undefined ? null : (SETTINGS[setting] ?? setting)
  return { by: 'automatic', words: label === null ? 'By itself' : `By itself: ${label}` }
}
