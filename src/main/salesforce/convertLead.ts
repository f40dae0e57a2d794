import type { LeadConversion } from '../ports/salesforce'
import { failureOf, unreadableAnswer } from './errors'
import { SESSION_MARK, type SendXml } from './wire'

/**
 * Converts a Lead through SOAP's `convertLead`: REST has no such call (salesforce-api.md section 4). It is not idempotent,
 * and a lost answer shows in the Lead itself (IsConverted). A refusal is a Failure as REST's would be.
 */
export async function convertLead(
  send: SendXml,
  version: string,
  input: LeadConversion,
): Promise<{ contactId: string; accountId: string; opportunityId: string | null }> {
  const body = await send(`/services/Soap/u/${version}`, envelope(input))
  const result = textOf(body, 'result')
  if (result === null) throw unreadableAnswer(200, body, true)
  if (textOf(result, 'success') !== 'true') {
    throw failureOf({
      status: 400,
      body: [
        { errorCode: textOf(result, 'statusCode') ?? 'UNKNOWN_EXCEPTION', message: textOf(result, 'message') ?? '' },
      ],
      isWrite: true,
    })
  }
  const contactId = textOf(result, 'contactId')
  const accountId = textOf(result, 'accountId')
  if (!contactId || !accountId) throw unreadableAnswer(200, body, true)
  return { contactId, accountId, opportunityId: textOf(result, 'opportunityId') }
}

function envelope(input: LeadConversion): string {
  const isWithout = input.opportunityName === null
  const parts: [string, string | null][] = [
    ['accountId', input.accountId],
    ['contactId', input.contactId],
    ['convertedStatus', input.convertedStatus],
    ['doNotCreateOpportunity', String(isWithout)],
    ['leadId', input.leadId],
    ['opportunityName', input.opportunityName],
    ['overwriteLeadSource', 'false'],
    ['ownerId', input.ownerId],
    ['sendNotificationEmail', 'false'],
  ]
  const fields = parts.flatMap(([name, value]) => (value === null ? [] : [`<${name}>${escaped(value)}</${name}>`]))
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com">' +
    `<env:Header><SessionHeader><sessionId>${SESSION_MARK}</sessionId></SessionHeader></env:Header>` +
    `<env:Body><convertLead><leadConverts>${fields.join('')}</leadConverts></convertLead></env:Body></env:Envelope>`
  )
}

/** The text (or inner XML) of the first element of this name, whatever its prefix; null where there is none or it is nil. */
export function textOf(xml: string, name: string): string | null {
  const found = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)
  return found?.[1] === undefined ? null : unescaped(found[1])
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Only where it is text: inner XML keeps its own escapes until its parts are read. */
function unescaped(text: string): string {
  if (text.includes('<')) return text
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ''] ?? whole),
  )
}
