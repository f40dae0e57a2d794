import type { SimResponse } from '../../shared/server'
import type { Row } from '../store'
import { asText } from '../text'

function escapeHtml(text: unknown): string {
  return asText(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

function page(status: number, title: string, body: string): SimResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' },
    body: `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.5 system-ui,sans-serif;background:#f3f3f3;color:#181818;margin:0;display:grid;place-items:center;min-height:100vh}
main{background:#fff;border:1px solid #d8dde6;border-radius:8px;padding:2rem;max-width:28rem;width:90%}
h1{font-size:1.25rem;margin-top:0}ul{list-style:none;padding:0}li{margin:.5rem 0}
button{font:inherit;width:100%;padding:.6rem 1rem;border-radius:6px;border:1px solid #0b5cab;background:#0b5cab;color:#fff;cursor:pointer;text-align:left}
button.plain{background:#fff;color:#0b5cab}
</style></head><body><main>${body}</main></body></html>`,
  }
}

/** The approval page: one Approve button for each user, the first focused, and one to deny. */
export function authorizePage(requestId: string, users: readonly Row[], orgName: string): SimResponse {
  const buttons = users
    .map(
      (user, index) =>
        `<li><button name="user" value="${escapeHtml(user.Id)}"${index === 0 ? ' autofocus' : ''}>Approve as ${escapeHtml(user['Name'])} (${escapeHtml(user['Username'])})</button></li>`,
    )
    .join('')
  return page(
    200,
    'Allow access?',
    `<h1>Allow Repdesk access to ${escapeHtml(orgName)}?</h1>
<p>This is a stand-in for Salesforce. Nothing here reaches a real org.</p>
<form method="post" action="/services/oauth2/authorize/decision">
<input type="hidden" name="request" value="${escapeHtml(requestId)}">
<ul>${buttons}</ul>
<button class="plain" name="deny" value="1">Deny</button>
</form>`,
  )
}

/** An authorize error that has no callback to go to. */
export function errorPage(error: string, description: string): SimResponse {
  return page(
    400,
    'OAuth error',
    `<h1>We can't authorize you because of an OAuth error.</h1><p>error=${escapeHtml(error)}&amp;error_description=${escapeHtml(description)}</p>`,
  )
}
