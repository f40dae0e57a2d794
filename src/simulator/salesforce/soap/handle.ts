import type { SimRequest, SimResponse } from '../../shared/server'
import { SalesforceError } from '../errors'
import type { Service } from '../http/call'
import { openSession } from '../http/session'
import { purgeRecycleBin } from '../writes/remove'
import { convertLeads } from './convertLead'
import { childOf, escapeXml, parseXml, tag, textOf, type XmlElement } from './xml'

const NAMESPACE = 'urn:partner.soap.sforce.com'
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'

/**
 * `POST /services/Soap/u/<version>`: the partner WSDL's `convertLead`, which the REST API lacks (Object Reference,
 * Lead). The session comes in the SessionHeader, not in an HTTP header; a refused request is a Fault in a 500.
 */
export function soapRequest(service: Service, request: SimRequest, version: string): SimResponse {
  if (request.method !== 'POST') return { status: 405, headers: { 'content-type': 'text/html' }, body: 'POST only' }
  let operation: XmlElement | undefined
  let sessionId = ''
  try {
    const envelope = parseXml(request.body)
    sessionId = textOf(childOf(childOf(envelope, 'Header'), 'SessionHeader'), 'sessionId') ?? ''
    operation = childOf(envelope, 'Body')?.children[0]
  } catch (error) {
    return soapFault('soapenv:Client', `Premature end of file or malformed XML: ${String(error)}`)
  }
  if (operation?.name !== 'convertLead') {
    return soapFault('soapenv:Client', `No operation available for request {${NAMESPACE}}${operation?.name ?? ''}`)
  }
  try {
    const { org, usage } = service
    const caller = openSession(service, sessionId, version, {})
    usage.check()
    usage.count('soap/convertLead')
    purgeRecycleBin(org)
    const results = convertLeads(caller, operation)
    const limit = `${tag('current', String(usage.today()))}${tag('limit', String(org.settings.dailyApiLimit))}`
    return answer(
      200,
      `<convertLeadResponse>${results}</convertLeadResponse>`,
      `<LimitInfoHeader><limitInfo>${limit}<type>API REQUESTS</type></limitInfo></LimitInfoHeader>`,
    )
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error
    const [first] = error.errors
    const code = first?.errorCode ?? 'UNKNOWN_EXCEPTION'
    const message =
      code === 'INVALID_SESSION_ID' ? 'Invalid Session ID found in SessionHeader: Illegal Session' : first?.message
    return soapFault(`sf:${code}`, `${code}: ${message ?? ''}`)
  }
}

/** A SOAP 1.1 Fault as the service sends it: HTTP 500, the code with its prefix (`sf:INVALID_SESSION_ID`). */
export function soapFault(code: string, message: string): SimResponse {
  const fault = `<faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring>`
  return answer(500, `<soapenv:Fault>${fault}</soapenv:Fault>`)
}

function answer(status: number, body: string, header = ''): SimResponse {
  const head = header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`
  return {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache, no-store' },
    body:
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}" xmlns="${NAMESPACE}"` +
      ` xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `${head}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
  }
}
