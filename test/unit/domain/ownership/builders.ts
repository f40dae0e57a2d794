import type { OwnerRef, OwnershipInput } from '../../../../src/main/domain/ownership/fromSalesforce'

export const TEAMMATES = ['ana', 'bo', 'cy'].map((id) => ({ id, name: id.toUpperCase(), email: `${id}@x.example` }))
/** Zed has no teammate; Ian is not active. */
export const USERS = new Map(
  ['ana', 'bo', 'cy', 'zed', 'ian'].map((id) => [
    `005${id}`,
    { id: `005${id}`, name: `${id} sf`, email: `${id.toUpperCase()}@X.example `, isActive: id !== 'ian' },
  ]),
)

export const user = (id: string): OwnerRef => ({ id: `005${id}`, kind: 'user', name: `${id} sf` })
export const queue: OwnerRef = { id: '00G1', kind: 'queue', name: 'Inbound' }

export function input(over: Partial<OwnershipInput> = {}): OwnershipInput {
  return {
    match: 'lead',
    account: null,
    contact: null,
    lead: null,
    users: USERS,
    teammates: TEAMMATES,
    overrides: {},
    fallbackTeammateId: null,
    current: { teammateId: null, cameFromSalesforce: false },
    ...over,
  }
}
