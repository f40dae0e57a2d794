/** What Salesforce's own search is asked. */
export interface SalesforceSearch {
  /** Words; a star ends one that is only begun, quotes hold a phrase. At least two letters or digits. */
  text: string
  within: 'EMAIL' | 'PHONE' | 'NAME'
  /** API names. */
  objects: readonly string[]
  /** Of each. */
  limit: number
}
