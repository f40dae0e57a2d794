import type { SimRequest, SimResponse } from '../../shared/server'
import { offsetAt } from '../soql/zones'
import type { Row } from '../store'
import { asText } from '../text'
import { formatDateTime } from '../times'
import type { OAuthState } from './app'

/** The bearer token of a request, from its header or (identity URL) its query. */
export function bearerOf(request: SimRequest): string {
  const header = /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  return header ?? request.query.get('oauth_token') ?? request.query.get('access_token') ?? ''
}

const BAD_TOKEN: SimResponse = { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Bad_OAuth_Token' }

function signedIn(oauth: OAuthState, request: SimRequest): Row | undefined {
  const grant = oauth.tokens.session(bearerOf(request))
  const user = grant && oauth.org.store.get('User', grant.userId)
  return user?.['IsActive'] === true ? user : undefined
}

function common(oauth: OAuthState, user: Row): Record<string, unknown> {
  const base = oauth.baseUrl()
  return {
    user_id: user.Id,
    organization_id: oauth.org.id,
    email: user['Email'],
    email_verified: true,
    urls: {
      enterprise: `${base}/services/Soap/c/{version}/${oauth.org.id.slice(0, 15)}`,
      partner: `${base}/services/Soap/u/{version}/${oauth.org.id.slice(0, 15)}`,
      rest: `${base}/services/data/v{version}/`,
      sobjects: `${base}/services/data/v{version}/sobjects/`,
      search: `${base}/services/data/v{version}/search/`,
      query: `${base}/services/data/v{version}/query/`,
      recent: `${base}/services/data/v{version}/recent/`,
      profile: `${base}/${user.Id}`,
      custom_domain: base,
    },
    active: true,
    user_type: 'STANDARD',
    language: user['LanguageLocaleKey'] ?? 'en_US',
    locale: user['LocaleSidKey'] ?? 'en_US',
    utcOffset: standardOffset(oauth, user),
  }
}

/** The zone's offset without daylight saving: the smaller of January's and July's. */
function standardOffset(oauth: OAuthState, user: Row): number {
  const zone = asText(user['TimeZoneSidKey']) || oauth.org.settings.timeZone
  const year = new Date(oauth.org.clock.now()).getUTCFullYear()
  return Math.min(offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone))
}

/** `GET /services/oauth2/userinfo`. */
export function userinfo(oauth: OAuthState, request: SimRequest): SimResponse {
  const user = signedIn(oauth, request)
  if (!user) return BAD_TOKEN
  const base = oauth.baseUrl()
  return {
    status: 200,
    body: {
      sub: `${base}/id/${oauth.org.id}/${user.Id}`,
      ...common(oauth, user),
      preferred_username: user['Username'],
      nickname: user['CommunityNickname'],
      name: user['Name'],
      given_name: user['FirstName'],
      family_name: user['LastName'],
      zoneinfo: user['TimeZoneSidKey'],
      photos: { picture: `${base}/profilephoto/005/F`, thumbnail: `${base}/profilephoto/005/T` },
      profile: `${base}/${user.Id}`,
      picture: `${base}/profilephoto/005/F`,
      updated_at: formatDateTime(Number(user['SystemModstamp'] ?? 0)).replace('.000+0000', 'Z'),
    },
  }
}

/** `GET /id/<org>/<user>`: the identity URL, with a bearer or `oauth_token` in the query. */
export function identity(oauth: OAuthState, request: SimRequest): SimResponse {
  const user = signedIn(oauth, request)
  const [, , orgId = '', userId = ''] = request.path.split('/')
  if (!user) return BAD_TOKEN
  if (orgId.slice(0, 15) !== oauth.org.id.slice(0, 15)) return { ...BAD_TOKEN, body: 'Wrong_Org' }
  if (userId.slice(0, 15) !== user.Id.slice(0, 15)) return { ...BAD_TOKEN, body: 'Bad_Id' }
  return {
    status: 200,
    body: {
      id: `${oauth.baseUrl()}/id/${oauth.org.id}/${user.Id}`,
      asserted_user: true,
      ...common(oauth, user),
      username: user['Username'],
      nick_name: user['CommunityNickname'],
      display_name: user['Name'],
      first_name: user['FirstName'],
      last_name: user['LastName'],
      timezone: user['TimeZoneSidKey'],
      photos: { picture: `${oauth.baseUrl()}/profilephoto/005/F`, thumbnail: `${oauth.baseUrl()}/profilephoto/005/T` },
      is_app_installed: true,
      last_modified_date: formatDateTime(Number(user['SystemModstamp'] ?? 0)),
    },
  }
}
