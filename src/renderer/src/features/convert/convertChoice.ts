import type { ConversionForm } from '../../../../contract/models'

/** Stands for a new record in a list of existing ones. */
export const makeNew = 'new'

/** What the rep has chosen; `makeNew` in place of an id. */
export interface ConvertChoice {
  readonly status: string
  readonly account: string
  readonly contact: string
  readonly opportunityName: string
}

interface Option {
  readonly value: string
  readonly label: string
}

/** How the form begins: an Account that is there already before a second of the same name. */
export function firstChoice(form: ConversionForm): ConvertChoice {
  const account = form.accounts.length === 1 ? (form.accounts[0]?.id ?? makeNew) : makeNew
  return { status: form.status, account, contact: ownContact(form, account), opportunityName: form.opportunityName }
}

/** Another Account: the Contact is chosen anew among that one's. */
export function withAccount(form: ConversionForm, choice: ConvertChoice, account: string): ConvertChoice {
  return { ...choice, account, contact: ownContact(form, account) }
}

/** The Accounts to choose from, the new one last where there are others. */
export function accountOptions(form: ConversionForm): readonly Option[] {
  const name = form.newAccountName === '' ? form.leadName : form.newAccountName
  return [...form.accounts.map(optionOf), { value: makeNew, label: `New: ${name}` }]
}

/** The Contacts of the chosen Account, and a new one. */
export function contactOptions(form: ConversionForm, account: string): readonly Option[] {
  return [...contactsOf(form, account).map(optionOf), { value: makeNew, label: `New: ${form.leadName}` }]
}

/** What will have happened, in a sentence. */
export function convertSentence(form: ConversionForm, choice: ConvertChoice): string {
  const account = form.accounts.find((one) => one.id === choice.account)
  const contact = form.contacts.find((one) => one.id === choice.contact)
  const where = account ? account.name : 'a new Account'
  if (contact) return `The Lead becomes part of ${contact.name}, a Contact of ${where}. It cannot be taken back later.`
  return `The Lead becomes a new Contact of ${where}. It cannot be taken back later.`
}

function contactsOf(form: ConversionForm, account: string): ConversionForm['contacts'] {
  return form.contacts.filter((one) => one.accountId === account)
}

/** The Account's only Contact of the Lead's own name; anybody else has to be chosen by hand. */
function ownContact(form: ConversionForm, account: string): string {
  const same = contactsOf(form, account).filter((one) => fold(one.name) === fold(form.leadName))
  return same.length === 1 ? (same[0]?.id ?? makeNew) : makeNew
}

function fold(name: string): string {
  return name.trim().toLocaleLowerCase()
}

function optionOf(one: { readonly id: string; readonly name: string; readonly detail: string }): Option {
  return { value: one.id, label: [one.name, one.detail].filter(Boolean).join(' · ') }
}
