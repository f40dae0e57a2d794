import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

interface Component {
  type: string
  value: string
  details: { name: string; nillable: boolean } | null
  components?: Component[]
}
interface Item {
  label: string
  required: boolean
  editableForNew: boolean
  editableForUpdate: boolean
  placeholder: boolean
  layoutComponents: Component[]
}
interface Section {
  heading: string
  rows: number
  layoutRows: { numItems: number; layoutItems: Item[] }[]
}
interface Layout {
  id: string
  detailLayoutSections: Section[]
  editLayoutSections: Section[]
}
interface Mapping {
  layoutId: string
  recordTypeId: string
  defaultRecordTypeMapping: boolean
  picklistsForRecordType: { picklistName: string; picklistValues: { value: string }[] }[]
}

const ask = async (path: string): Promise<Json> => (await org.api('GET', `/sobjects/${path}`)).json
const layoutsOf = async (object: string): Promise<{ layouts: Layout[] | null; recordTypeMappings: Mapping[] }> =>
  (await ask(`${object}/describe/layouts`)) as unknown as { layouts: Layout[] | null; recordTypeMappings: Mapping[] }
const items = (sections: Section[] | undefined): Map<string, Item> =>
  new Map(
    (sections ?? [])
      .flatMap((section) => section.layoutRows)
      .flatMap((row) => row.layoutItems)
      .filter((item) => !item.placeholder)
      .map((item) => [item.layoutComponents[0]?.value ?? '', item]),
  )
const edit = async (object: string): Promise<Map<string, Item>> =>
  items((await layoutsOf(object)).layouts?.[0]?.editLayoutSections)

test.each(['Lead', 'Contact', 'Account', 'Opportunity', 'Task', 'Case'])(
  '%s has a layout whose required fields are those of the describe',
  async (object) => {
    const described = (await ask(`${object}/describe`))['fields'] as unknown as {
      name: string
      nillable: boolean
      createable: boolean
      type: string
    }[]
    const page = await edit(object)
    const shown = [...page.values()].flatMap((item) =>
      item.layoutComponents.flatMap((one) => one.components ?? [one]).map((one) => one.value),
    )
    const must = described.filter((field) => !field.nillable && field.createable && field.type !== 'boolean')
    for (const { name } of must) expect(shown).toContain(name)
    for (const [name, item] of page) {
      const parts = item.layoutComponents.flatMap((one) => one.components ?? [one]).map((one) => one.value)
      const needed = must.some((field) => parts.includes(field.name)) && (name !== 'OwnerId' || object === 'Task')
      expect([name, item.required]).toEqual([name, needed])
    }
  },
)

test('sections hold rows of items with the fields’ describes; names and addresses list their parts', async () => {
  const { layouts } = await layoutsOf('Contact')
  const [section] = layouts?.[0]?.editLayoutSections ?? []
  expect(section).toMatchObject({ heading: 'Contact Information', rows: section?.layoutRows.length })
  expect(section?.layoutRows[0]).toMatchObject({ numItems: 2 })
  const page = items(layouts?.[0]?.editLayoutSections)
  expect(page.get('Email')).toMatchObject({
    label: 'Email',
    required: false,
    editableForNew: true,
    editableForUpdate: true,
    layoutComponents: [{ type: 'Field', value: 'Email', details: { name: 'Email', type: 'email', length: 80 } }],
  })
  expect(page.get('AccountId')?.label).toBe('Account')
  expect(page.get('Name')).toMatchObject({ label: 'Full Name', required: true, editableForNew: true })
  const partsOf = (name: string): unknown => page.get(name)?.layoutComponents[0]?.components?.map((part) => part.value)
  expect(partsOf('Name')).toEqual(['LastName', 'FirstName', 'Salutation'])
  expect(partsOf('MailingAddress')).toEqual([
    'MailingStreet',
    'MailingCity',
    'MailingState',
    'MailingPostalCode',
    'MailingCountry',
  ])
  const detail = layouts?.[0]?.detailLayoutSections.at(-1)
  expect(detail?.heading).toBe('System Information')
  expect(detail?.layoutRows[0]?.layoutItems[0]?.layoutComponents.map((one) => one.type)).toEqual([
    'Field',
    'Separator',
    'Field',
  ])
})

test('a field the page asks for is required there, not in the describe and not by the API', async () => {
  org.standIn.settings.layouts = [
    { object: 'Case', required: ['Origin'], readOnly: ['Reason'], hidden: ['Type'] },
    { object: 'Contact', required: ['MailingCity'], readOnly: ['OtherAddress'] },
  ]
  const page = await edit('Case')
  expect(page.get('Origin')).toMatchObject({ required: true, layoutComponents: [{ details: { nillable: true } }] })
  expect(page.get('Reason')).toMatchObject({ required: false, editableForNew: false, editableForUpdate: false })
  expect(page.has('Type')).toBe(false)
  const contact = await edit('Contact')
  expect(contact.get('MailingAddress')).toMatchObject({ required: true, editableForNew: true })
  expect(contact.get('OtherAddress')).toMatchObject({ required: false, editableForNew: false })
  await org.create('Case', {})
})

test('fields hidden or locked by field security are so on the page', async () => {
  org.standIn.settings.fieldSecurity = [{ userId: REP, object: 'Lead', hidden: ['Email'], readOnly: ['Phone'] }]
  const page = await edit('Lead')
  expect(page.has('Email')).toBe(false)
  expect(page.get('Phone')).toMatchObject({ editableForNew: false, editableForUpdate: false })
})

test('custom fields are on the page', async () => {
  org.standIn.control.addField('Case', { name: 'Urgency__c', type: 'picklist', values: ['a', 'b'], required: true })
  expect((await edit('Case')).get('Urgency__c')).toMatchObject({ required: true, editableForNew: true })
})

test('one record type: its layout at once; several: each by its id, with its picklist values', async () => {
  const single = await layoutsOf('Lead')
  expect(single.recordTypeMappings).toMatchObject([
    { layoutId: single.layouts?.[0]?.id, recordTypeId: '012000000000000AAA', defaultRecordTypeMapping: true },
  ])
  expect(single.layouts?.[0]?.id).toMatch(/^00h\w{15}$/)
  org.standIn.settings.recordTypes = [
    { object: 'Lead', developerName: 'Inbound', isDefault: true, picklists: { LeadSource: ['Web'] } },
  ]
  org.standIn.settings.inactivePicklistValues = { 'Lead.Rating': ['Cold'] }
  org.standIn.settings.layouts = [{ object: 'Lead', recordType: 'Inbound', required: ['Phone'] }]
  const { layouts, recordTypeMappings } = await layoutsOf('Lead')
  expect(layouts).toBeNull()
  const [inbound, master] = recordTypeMappings
  expect([inbound?.defaultRecordTypeMapping, master?.defaultRecordTypeMapping]).toEqual([true, false])
  const values = (mapping: Mapping | undefined, name: string): string[] | undefined =>
    mapping?.picklistsForRecordType.find((one) => one.picklistName === name)?.picklistValues.map((one) => one.value)
  expect(values(inbound, 'LeadSource')).toEqual(['Web'])
  expect(values(master, 'LeadSource')).toHaveLength(5)
  expect(values(inbound, 'Rating')).toEqual(['Hot', 'Warm'])
  const layoutOf = async (mapping: Mapping | undefined): Promise<Layout> =>
    (await ask(`Lead/describe/layouts/${text(mapping?.recordTypeId)}`)) as unknown as Layout
  const own = await layoutOf(inbound)
  expect(own.id).toBe(inbound?.layoutId)
  expect(items(own.editLayoutSections).get('Phone')?.required).toBe(true)
  const plain = await layoutOf(master)
  expect(plain.id).not.toBe(own.id)
  expect(items(plain.editLayoutSections).get('Phone')?.required).toBe(false)
})

test('there is no layout of an unknown record type or of an object without pages', async () => {
  expect((await org.api('GET', '/sobjects/Lead/describe/layouts/0125g0000000009AAA')).status).toBe(404)
  expect((await org.api('GET', '/sobjects/User/describe/layouts')).status).toBe(404)
  expect((await org.api('GET', '/sobjects/Lead/describe/nothing')).status).toBe(404)
})
