/** What the rest of the project uses of the Intercom stand-in. */
export { SCOPES, type Scope } from './auth'
export type { IntercomControls } from './control/controls'
export type { IntercomSettings } from './settings'
export { createIntercomStandIn, type IntercomStandIn, type IntercomStandInOptions } from './standIn'
