import type { Place } from '../../../../src/contract/events'

declare global {
  interface Window {
    /** What the page of the fixtures was told. */
    places: Place[]
    notices: unknown[]
    violations: string[]
    evaluated: string
  }
}
