/** Salesforce's own search page for words, as its header opens it. */
export function searchUrl(instanceUrl: string, text: string): string {
  return `${instanceUrl}/_ui/search/ui/UnifiedSearchResults?str=${encodeURIComponent(text)}`
}
