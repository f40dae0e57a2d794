import type { Scene, Step } from './scene'

/** Commands of the Salesforce panel, Tasks and Cases. */
export function salesforceSteps(_scene: Scene): Record<SalesforceCommand, Step> {
  const later = { without: 'its control is not built yet' }
  return {
    'salesforce.refresh': later,
    'salesforce.chooseMatch': later,
    'salesforce.fields': later,
    'records.update': later,
    'leads.convertForm': later,
    'leads.convert': later,
    'news.list': { without: 'the feed has no place in the window yet' },
    'news.seen': { without: 'the feed has no place in the window yet' },
    'tasks.form': later,
    'tasks.create': later,
    'tasks.today': later,
    'tasks.get': later,
    'tasks.update': later,
    'cases.form': later,
    'cases.create': later,
    'mapping.get': { without: 'Settings has no page for it yet' },
    'mapping.save': { without: 'Settings has no page for it yet' },
    'mapping.compare': { without: 'Settings has no page for it yet' },
    'mapping.apply': { without: 'Settings has no page for it yet' },
    'owners.list': { without: 'Settings has no page for it yet' },
    'owners.override': { without: 'Settings has no page for it yet' },
    'automations.list': { without: 'Settings has no page for it yet' },
    'automations.set': { without: 'Settings has no page for it yet' },
  }
}

type SalesforceCommand =
  | 'salesforce.refresh'
  | 'salesforce.chooseMatch'
  | 'salesforce.fields'
  | 'records.update'
  | 'leads.convertForm'
  | 'leads.convert'
  | 'news.list'
  | 'news.seen'
  | 'tasks.form'
  | 'tasks.create'
  | 'tasks.today'
  | 'tasks.get'
  | 'tasks.update'
  | 'cases.form'
  | 'cases.create'
  | 'mapping.get'
  | 'mapping.save'
  | 'mapping.compare'
  | 'mapping.apply'
  | 'owners.list'
  | 'owners.override'
  | 'automations.list'
  | 'automations.set'
