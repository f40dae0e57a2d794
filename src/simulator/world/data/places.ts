/** A city with the country's facts, as Intercom derives them from an address on the net. */
export interface Place {
  city: string
  region: string
  country: string
  countryCode: string
  continentCode: string
  /** Country calling code; numbers behind it are made up (555, or a range kept for fiction). */
  phone: string
}

const place = (text: string): Place => {
  const [city = '', region = '', country = '', countryCode = '', continentCode = '', phone = ''] = text.split('|')
  return { city, region, country, countryCode, continentCode, phone }
}

/** Cities by locale code. */
export const PLACES: Record<string, Place[]> = {
  en: [
    'Portland|Oregon|United States|US|NA|1',
    'Austin|Texas|United States|US|NA|1',
    'Toronto|Ontario|Canada|CA|NA|1',
    'Leeds|England|United Kingdom|GB|EU|44',
    'Dublin|Leinster|Ireland|IE|EU|353',
    'Melbourne|Victoria|Australia|AU|OC|61',
    'Lagos|Lagos|Nigeria|NG|AF|234',
    'Cape Town|Western Cape|South Africa|ZA|AF|27',
  ].map(place),
  de: [
    'München|Bayern|Germany|DE|EU|49',
    'Köln|Nordrhein-Westfalen|Germany|DE|EU|49',
    'Zürich|Zürich|Switzerland|CH|EU|41',
  ].map(place),
  fr: [
    'Lyon|Auvergne-Rhône-Alpes|France|FR|EU|33',
    'Montréal|Québec|Canada|CA|NA|1',
    'Liège|Wallonie|Belgium|BE|EU|32',
  ].map(place),
  es: [
    'Málaga|Andalucía|Spain|ES|EU|34',
    'Ciudad de México|CDMX|Mexico|MX|NA|52',
    'Bogotá|Cundinamarca|Colombia|CO|SA|57',
  ].map(place),
  pt: ['São Paulo|São Paulo|Brazil|BR|SA|55', 'Évora|Alentejo|Portugal|PT|EU|351'].map(place),
  nordic: [
    'Malmö|Skåne|Sweden|SE|EU|46',
    'Tromsø|Troms|Norway|NO|EU|47',
    'Jyväskylä|Keski-Suomi|Finland|FI|EU|358',
  ].map(place),
  slavic: ['Łódź|Łódzkie|Poland|PL|EU|48', 'Plzeň|Plzeňský|Czechia|CZ|EU|420', 'Niš|Nišava|Serbia|RS|EU|381'].map(
    place,
  ),
  tr: ['İzmir|İzmir|Türkiye|TR|AS|90'].map(place),
  vi: ['Đà Nẵng|Đà Nẵng|Vietnam|VN|AS|84'].map(place),
  ja: ['大阪市|大阪府|Japan|JP|AS|81', '札幌市|北海道|Japan|JP|AS|81'].map(place),
  zh: ['台北|台北|Taiwan|TW|AS|886', '深圳|广东|China|CN|AS|86'].map(place),
  ko: ['부산|부산|South Korea|KR|AS|82'].map(place),
  ar: ['دبي|دبي|United Arab Emirates|AE|AS|971', 'القاهرة|القاهرة|Egypt|EG|AF|20'].map(place),
  he: ['חיפה|חיפה|Israel|IL|AS|972'].map(place),
  cyrillic: ['Львів|Львівська|Ukraine|UA|EU|380'].map(place),
  hi: ['पुणे|Maharashtra|India|IN|AS|91'].map(place),
}
