import type { IntercomProfile } from './profile'

const REGIONAL_HOSTS: Record<string, string> = { EU: 'app.eu.intercom.com', AU: 'app.au.intercom.com' }

/** A page of the workspace in Intercom's inbox (pattern from Intercom's own links; regional hosts). `path` is escaped. */
export function intercomPage({ region, workspaceId }: IntercomProfile, path: string): string {
  const host = REGIONAL_HOSTS[region] ?? 'app.intercom.com'
  return `https://${host}/a/apps/${encodeURIComponent(workspaceId)}/${path}`
}
