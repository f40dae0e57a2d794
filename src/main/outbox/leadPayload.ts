import { z } from 'zod'
import { STANDARD_FIELDS } from '../domain/leads/form'
import { typedValues } from '../domain/records/edit'
import type { SalesforceApi, SalesforceDescribe, SalesforceRow } from '../ports/salesforce'
import { orgKeyOf } from './createSender'
import type { SendingContext } from './sender'

/** What a `lead.create` item holds. */
export const leadPayload = z.object({
  values: z.record(z.string(), z.string()),
  /** The rep has seen what there is and wants another. */
  allowDuplicate: z.boolean().default(false),
  /** Whoever is in Salesforce by the time it is sent is asked about, not made again. */
  checkFirst: z.boolean().default(false),
  /** It does not share a call: of a single record that it refuses Salesforce says more. */
  alone: z.boolean().default(false),
})
export type LeadPayload = z.infer<typeof leadPayload>

/**
 * A Lead's values as they are sent, without the empty ones. The fields that every form has are text; others are typed by
 * the org's describe, which the form was made from.
 */
export async function typedLead(
  api: SalesforceApi,
  context: SendingContext,
  values: Readonly<Record<string, string>>,
): Promise<SalesforceRow> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  if (Object.keys(filled).every((name) => STANDARD_FIELDS.has(name))) return filled
  const kept = context.store.orgSetup.get(orgKeyOf(api), 'describe/Lead')
  return typedValues((kept?.body as SalesforceDescribe | undefined) ?? (await api.describe('Lead')), filled)
}
