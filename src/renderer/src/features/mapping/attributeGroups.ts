import type { MappingAttribute } from './fits'

export interface AttributeGroup {
  readonly id: string
  readonly title: string
  readonly attributes: readonly MappingAttribute[]
}

const titles: ReadonlyArray<readonly [MappingAttribute['of'], MappingAttribute['from'], string]> = [
  ['person', 'standard', 'People'],
  ['person', 'location', 'People: location'],
  ['person', 'utm', 'People: campaign and referrer'],
  ['person', 'custom', 'People: your own attributes'],
  ['company', 'standard', 'Companies'],
  ['company', 'location', 'Companies: location'],
  ['company', 'utm', 'Companies: campaign'],
  ['company', 'custom', 'Companies: your own attributes'],
]

/** The workspace's attributes as the table shows them: people before companies, standard ones before one's own. */
export function attributeGroups(attributes: readonly MappingAttribute[]): readonly AttributeGroup[] {
  return titles
    .map(([of, from, title]) => ({
      id: `${of}-${from}`,
      title,
      attributes: attributes.filter((one) => one.of === of && one.from === from),
    }))
    .filter((group) => group.attributes.length > 0)
}
