import type { PicklistOption } from './fieldFacts'

/**
 * Salesforce's country list follows the English short names of ISO 3166-1; where Unicode's names differ, these are
 * Salesforce's. Where orgs of different age have different names, the newer one is first.
 */
const NAMES: Record<string, readonly string[]> = {
  AX: ['Aland Islands', 'Åland Islands'],
  BN: ['Brunei Darussalam'],
  BO: ['Bolivia, Plurinational State of'],
  BQ: ['Bonaire, Sint Eustatius and Saba'],
  CD: ['Congo, the Democratic Republic of the'],
  CG: ['Congo'],
  CI: ["Cote d'Ivoire", "Côte d'Ivoire"],
  CV: ['Cape Verde', 'Cabo Verde'],
  CZ: ['Czechia', 'Czech Republic'],
  FK: ['Falkland Islands (Malvinas)'],
  GS: ['South Georgia and the South Sandwich Islands'],
  HK: ['Hong Kong'],
  HM: ['Heard Island and McDonald Islands'],
  IR: ['Iran, Islamic Republic of'],
  KP: ["Korea, Democratic People's Republic of"],
  KR: ['Korea, Republic of'],
  LA: ["Lao People's Democratic Republic"],
  LY: ['Libya', 'Libyan Arab Jamahiriya'],
  MD: ['Moldova, Republic of'],
  MF: ['Saint Martin (French part)'],
  MK: ['North Macedonia', 'Macedonia, the former Yugoslav Republic of'],
  MM: ['Myanmar'],
  MO: ['Macao'],
  PN: ['Pitcairn'],
  PS: ['Palestine', 'Palestine, State of', 'Palestinian Territory, Occupied'],
  RE: ['Reunion', 'Réunion'],
  RU: ['Russian Federation'],
  SH: ['Saint Helena, Ascension and Tristan da Cunha'],
  ST: ['Sao Tome and Principe'],
  SX: ['Sint Maarten (Dutch part)'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Eswatini', 'Swaziland'],
  TR: ['Türkiye', 'Turkey'],
  TW: ['Taiwan', 'Taiwan, Province of China'],
  TZ: ['Tanzania, United Republic of'],
  VA: ['Holy See (Vatican City State)'],
  VC: ['Saint Vincent and the Grenadines'],
  VE: ['Venezuela, Bolivarian Republic of'],
  VG: ['Virgin Islands, British'],
  VI: ['Virgin Islands, U.S.'],
  VN: ['Vietnam', 'Viet Nam'],
}

const CONTINENTS: Record<string, string> = {
  AF: 'Africa',
  AN: 'Antarctica',
  AS: 'Asia',
  EU: 'Europe',
  NA: 'North America',
  OC: 'Oceania',
  SA: 'South America',
}

/** Codes that Unicode names although they are no countries, or no longer. */
const NOT_COUNTRIES = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
)

const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/**
 * The English names of a country by its ISO 3166-1 code of two letters, the one Salesforce uses first; empty for what is
 * no country.
 */
export function countryNames(code: string): string[] {
  const upper = code.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(upper) || NOT_COUNTRIES.has(upper)) return []
  const unicode = english.of(upper)
  if (unicode === undefined) return []
  const spelled = unicode
    .replaceAll(' & ', ' and ')
    .replace(/^St\. /, 'Saint ')
    .replaceAll('’', "'")
  return [...new Set([...(NAMES[upper] ?? []), spelled, unicode])]
}

let codesByName: Map<string, string> | undefined

/** The ISO code of a country by any of the names above, without regard to case; null where no country is meant. */
export function countryCodeOf(name: string): string | null {
  if (!codesByName) {
    codesByName = new Map()
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
    for (const code of letters.flatMap((first) => letters.map((second) => first + second)))
      for (const one of countryNames(code)) codesByName.set(folded(one), code)
  }
  return codesByName.get(folded(name)) ?? null
}

/** The continent's English name by Intercom's code of two letters; null for an unknown code. */
export function continentName(code: string): string | null {
  const upper = code.trim().toUpperCase()
  return Object.hasOwn(CONTINENTS, upper) ? CONTINENTS[upper]! : null
}

/** The code of a continent by its name; null where there is none. */
export function continentCodeOf(name: string): string | null {
  return Object.keys(CONTINENTS).find((code) => folded(CONTINENTS[code]!) === folded(name)) ?? null
}

/** The option that stands for a country: by code, else by one of its names (value or label); null where none does. */
export function countryOption(code: string, options: readonly PicklistOption[]): PicklistOption | null {
  const active = options.filter((option) => option.active)
  const byCode = active.find((option) => option.value.toUpperCase() === code.trim().toUpperCase())
  if (byCode) return byCode
  const names = new Set(countryNames(code).map(folded))
  return active.find((option) => names.has(folded(option.value)) || names.has(folded(option.label))) ?? null
}

/** Names compared without regard to case, accents and kinds of apostrophes. */
export function folded(name: string): string {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
}
