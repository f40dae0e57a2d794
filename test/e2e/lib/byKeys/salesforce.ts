import type { Scene, Step } from './scene'

/** Commands of the Salesforce panel, Tasks and Cases. */
export function salesforceSteps(_scene: Scene): Record<SalesforceCommand, Step> {
  const later = { without: 'its control is not built yet' }
  return {
    'salesforce.refresh': later,
    'salesforce.chooseMatch': later,
    'salesforce.fields': later,
    'records.update': later,
    'tasks.form': later,
    'tasks.create': later,
    'tasks.today': later,
    'tasks.get': later,
    'tasks.update': later,
    'cases.form': later,
    'cases.create': later,
  }
}

type SalesforceCommand =
  | 'salesforce.refresh'
  | 'salesforce.chooseMatch'
  | 'salesforce.fields'
  | 'records.update'
  | 'tasks.form'
  | 'tasks.create'
  | 'tasks.today'
  | 'tasks.get'
  | 'tasks.update'
  | 'cases.form'
  | 'cases.create'
