/** Lines and values that several objects' field tables share. */
export const AUDIT = `
  CreatedDate datetime D | Created Date
  CreatedById reference D | Created By ID | -> User as CreatedBy
  LastModifiedDate datetime D | Last Modified Date
  LastModifiedById reference D | Last Modified By ID | -> User as LastModifiedBy
  SystemModstamp datetime D | System Modstamp
`

export const VIEWED = `
  LastViewedDate datetime N | Last Viewed Date
  LastReferencedDate datetime N | Last Referenced Date
`

export const INDUSTRIES =
  'Agriculture; Apparel; Banking; Biotechnology; Chemicals; Communications; Construction; Consulting; Education; ' +
  'Electronics; Energy; Engineering; Entertainment; Environmental; Finance; Food & Beverage; Government; Healthcare; ' +
  'Hospitality; Insurance; Machinery; Manufacturing; Media; Not For Profit; Recreation; Retail; Shipping; Technology; ' +
  'Telecommunications; Transportation; Utilities; Other'

export const SOURCES = 'Web; Phone Inquiry; Partner Referral; Purchased List; Other'

export const GEOCODE =
  'Address; NearAddress; Block; Street; ExtendedZip; Zip; Neighborhood; City; County; State; Unknown'

export const CLEAN_STATUS =
  'Matched:In Sync; Different; Acknowledged:Reviewed; NotFound:Not Found; Inactive; Pending:Not Compared; ' +
  'SelectMatch:Select Match; Skipped'

/** The nine lines of an address: its parts and the compound field. `prefix` is the API names', `label` the labels'. */
export function addressLines(prefix: string, label: string, flags = 'CUNp'): string {
  const title = label === '' ? '' : `${label} `
  const compound = `${prefix}Address`
  return `
    ${prefix}Street textarea(255) ${flags} | ${title}Street | in ${compound} | info plaintextarea
    ${prefix}City string(40) ${flags} | ${title}City | in ${compound}
    ${prefix}State string(80) ${flags} | ${title}State/Province | in ${compound}
    ${prefix}PostalCode string(20) ${flags} | ${title}Zip/Postal Code | in ${compound}
    ${prefix}Country string(80) ${flags} | ${title}Country | in ${compound}
    ${prefix}Latitude double(18.15) ${flags} | ${title}Latitude | in ${compound}
    ${prefix}Longitude double(18.15) ${flags} | ${title}Longitude | in ${compound}
    ${prefix}GeocodeAccuracy picklist(40) ${flags}R | ${title}Geocode Accuracy | in ${compound} | = ${GEOCODE}
    ${compound} address Np | ${title}Address
  `
}
