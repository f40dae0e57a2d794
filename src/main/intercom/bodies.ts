import type { CompanyPatch, ContactPatch } from '../ports/intercom'

/** The body of `PUT /contacts/{id}`: only what is given, times as Unix seconds (API description 2.16, "update a contact"). */
export function contactBody(patch: ContactPatch): Record<string, unknown> {
  const { name, email, phone, externalId, ownerId, signedUpAt, unsubscribed, customAttributes } = patch
  return given({
    name,
    email,
    phone,
    external_id: externalId,
    owner_id: ownerId,
    signed_up_at: typeof signedUpAt === 'number' ? Math.floor(signedUpAt / 1000) : signedUpAt,
    unsubscribed_from_emails: unsubscribed,
    custom_attributes: customAttributes,
  })
}

/** The body of `PUT /companies/{id}`; `company_id` cannot be changed. */
export function companyBody(patch: CompanyPatch): Record<string, unknown> {
  const { name, website, industry, plan, size, monthlySpend, customAttributes } = patch
  return given({
    name,
    website,
    industry,
    plan,
    size,
    monthly_spend: monthlySpend,
    custom_attributes: customAttributes,
  })
}

function given(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
