/** What the window shows and what crosses to it, by subject. */
export * from './account'
export * from './conversations'
export * from './outbox'
export * from './people'
export * from './salesforce'
export * from './search'
export * from './settings'
export * from './sync'
