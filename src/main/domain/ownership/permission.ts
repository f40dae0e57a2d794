/** The permission by the name it has in Intercom's teammate settings (article "Restrict who can set the owner"). */
const PERMISSION = 'Reassigning conversations and editing lead or user ownership'

/** Why nothing is sent, where the team's own profile leaves the rep out. */
export const TEAM_REFUSAL = `Your team lets only some teammates set owners (the permission “${PERMISSION}” in Intercom). Ask an admin for it, or to change the owner for you.`

/** The message to an admin, ready to be sent: what is missing and where it is given. */
export function adminMessage(
  rep: { name: string; email: string },
  why: 'team' | 'permission' | 'plan_restricted',
): string {
  const who = rep.email === '' ? rep.name : `${rep.name} (${rep.email})`
  const begin = `Hello, I would like to set the owner of leads and users, and cannot. My teammate account is ${who}.`
  if (why === 'team') {
    return `${begin} Our team’s profile for Repdesk does not name me among those who may. Please add my email there, or change the owner for me.`
  }
  if (why === 'plan_restricted') {
    return `${begin} Intercom’s API answers that our plan does not include it (api_plan_restricted). Please look whether our plan can include setting owners through the API, or change the owner in Intercom.`
  }
  return `${begin} In Intercom, please open Settings, Teammates, my name, and tick “${PERMISSION}”. The access token that Repdesk uses needs the permission “Read and write users”, too.`
}
