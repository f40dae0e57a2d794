import type { FormField } from '../../contract/models'
import { OPPORTUNITY_FIELDS, ROLE_FIELDS, type FieldsInput } from '../domain/creation/fields'
import { firstStage, quarterEnd, type StageRow } from '../domain/creation/prefill'
import { activeOptions } from '../domain/records/fieldFacts'
import { localDate } from '../domain/tasks/localTime'
import type { SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import { accountChoice, accountName } from './accountChoices'
import type { CommandContext } from './context'
import { accountOptions, chosenOnCards, ownerOptions } from './creationForms'
import type { ForContact } from './opportunities'
import type { TypedFacts } from './orgDescribes'

/** What the form of an Opportunity begins with: named like the Account, in the org's first open stage, of the Contact's Account. */
export function opportunityFields(
  context: CommandContext,
  person: PersonDetail,
  contact: ForContact,
  typed: TypedFacts,
): FieldsInput {
  const session = context.session()
  const account = contact.accountId === null ? null : accountChoice(session, contact.accountId)
  const stages = typed.facts.fields.find((field) => field.name === 'StageName')
  const choices = stages ? activeOptions(stages).map(({ value }) => value) : []
  const today = localDate(context.options.clock.now(), session.timeZone())
  const named = account?.name ?? (accountName(session, contact.accountId ?? '') || person.companyName?.trim())
  return {
    ...typed,
    kind: OPPORTUNITY_FIELDS,
    chosen: chosenOnCards(session, 'Opportunity'),
    values: {
      Name: named || contact.name,
      StageName: firstStage(stageRows(session), choices),
      CloseDate: quarterEnd(today),
      AccountId: contact.accountId ?? '',
      OwnerId: session.salesforce()?.account.userId ?? '',
    },
    options: { AccountId: accountsFor(contact, account), OwnerId: ownerOptions(session) },
  }
}

/** The Contact's role: the org's own list, primary unless the rep says otherwise. */
export function roleFields(facts: SalesforceDescribe): FieldsInput {
  return { facts, layoutRequired: [], kind: ROLE_FIELDS, chosen: [], values: { IsPrimary: 'true' }, options: {} }
}

function accountsFor(contact: ForContact, account: ReturnType<typeof accountChoice>): FormField['options'] {
  const own =
    account ??
    (contact.accountId === null ? null : { id: contact.accountId, name: 'The Contact’s Account', detail: '' })
  return accountOptions(own ? [own] : [], contact.maker ? 'The Contact’s Account' : 'No Account')
}

function stageRows(session: Session): StageRow[] {
  const orgKey = session.orgKey()
  const body = orgKey === null ? null : session.store.orgSetup.get(orgKey, 'rows/OpportunityStage')?.body
  if (!Array.isArray(body)) return []
  return (body as Record<string, unknown>[]).map((row) => ({
    name: [row.ApiName, row.MasterLabel].find((name): name is string => typeof name === 'string') ?? '',
    sortOrder: Number(row.SortOrder ?? 0),
    isActive: row.IsActive !== false,
    isClosed: row.IsClosed === true,
  }))
}
