/** One field that the admin fills in, under the name that Salesforce's Setup gives it. */
export interface GuideField {
  readonly label: string
  /** What to put there; each copyable. Several where each goes on a line or is an entry of its own. */
  readonly values: readonly string[]
  readonly why?: string
}

export interface GuideStep {
  readonly title: string
  readonly where: string
  readonly fields: readonly GuideField[]
}

/** Where the browser comes back to after the sign-in: the first of these ports that is free (DESIGN.md section 7). */
export const CALLBACKS = [1717, 51717, 51718].map((port) => `http://localhost:${port}/callback`)

/** What Repdesk asks for at the sign-in, and what Setup calls it (Salesforce, "OAuth Tokens and Scopes"). */
export const SCOPES = [
  { name: 'api', label: 'Manage user data via APIs (api)' },
  { name: 'refresh_token', label: 'Perform requests at any time (refresh_token, offline_access)' },
  { name: 'id', label: 'Access the identity URL service (id, profile, email, address, phone)' },
] as const

/**
 * How an admin makes the External Client App that Repdesk signs in with. Each org needs its own: such an app works only in
 * the org that made it (Salesforce Help, "Cross-org OAuth flows are not supported for this external client app").
 */
export const guideSteps: readonly GuideStep[] = [
  {
    title: 'Make the app',
    where: 'Setup > Apps > External Client Apps > External Client App Manager > New External Client App',
    fields: [
      { label: 'External Client App Name', values: ['Repdesk'] },
      { label: 'API Name', values: ['Repdesk'] },
      { label: 'Contact Email', values: [], why: 'Your own.' },
      { label: 'Distribution State', values: ['Local'], why: 'Each org has its own app; a sandbox, too.' },
    ],
  },
  {
    title: 'Switch OAuth on',
    where: 'In the same form: API (Enable OAuth Settings) > Enable OAuth',
    fields: [
      {
        label: 'Callback URL',
        values: CALLBACKS,
        why: 'All three, each on a line. They lead to the rep’s own computer; Repdesk takes the first port that is free.',
      },
      { label: 'OAuth Scopes', values: SCOPES.map((scope) => scope.label), why: 'These three and no others.' },
    ],
  },
  {
    title: 'Set the security',
    where: 'In the same form: Security, under OAuth',
    fields: [
      {
        label: 'Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows',
        values: ['On'],
      },
      {
        label: 'Require Secret for Web Server Flow',
        values: ['Off'],
        why: 'A program on a rep’s computer cannot keep a secret; PKCE stands in for it.',
      },
      { label: 'Require Secret for Refresh Token Flow', values: ['Off'] },
      { label: 'Enable Refresh Token Rotation', values: ['On'] },
    ],
  },
  {
    title: 'Say who may use it',
    where: 'External Client App Manager > Repdesk > Policies > Edit',
    fields: [
      {
        label: 'Permitted Users',
        values: ['Admin approved users are pre-authorized'],
        why: 'Then add the reps’ profile or a permission set under App Policies.',
      },
      {
        label: 'Refresh Token Policy',
        values: ['Expire refresh token if not used for 30 days'],
        why: 'Who has been away for longer signs in again; nothing is lost.',
      },
      { label: 'IP Relaxation', values: [], why: 'Only where reps work outside of your trusted addresses.' },
    ],
  },
  {
    title: 'Look at the reps’ permissions',
    where: 'Setup > Profiles or Permission Sets',
    fields: [
      { label: 'System Permissions', values: ['API Enabled'] },
      {
        label: 'Object Settings',
        values: ['Lead: Read, Create, Edit', 'Contact, Account, Opportunity: Read', 'Task, Case: Read, Create, Edit'],
        why: 'On Lead, Email, Company and Last Name visible and editable. Repdesk works as the rep and sees what they may see.',
      },
    ],
  },
  {
    title: 'Send the consumer key',
    where: 'External Client App Manager > Repdesk > Settings > OAuth Settings > Consumer Key and Secret',
    fields: [
      {
        label: 'Consumer Key',
        values: [],
        why: 'Send this to the reps, with your My Domain address if they sign in there. The consumer secret is not needed: keep it to yourself.',
      },
    ],
  },
]

/** All of it as one text to send. */
export function guideText(): string {
  const intro =
    'Repdesk is a desktop app for sales reps. It signs in to Salesforce as the rep, with an External Client App of our own org. Please set it up like this:'
  const steps = guideSteps.map((step, index) =>
    [
      `${index + 1}. ${step.title}`,
      `   ${step.where}`,
      ...step.fields.flatMap(({ label, values, why }) => [
        `   - ${label}${values.length === 1 ? `: ${values[0]}` : values.length > 1 ? ':' : ''}${why ? ` (${why})` : ''}`,
        ...(values.length > 1 ? values.map((value) => `       ${value}`) : []),
      ]),
    ].join('\n'),
  )
  return [intro, ...steps].join('\n\n')
}
