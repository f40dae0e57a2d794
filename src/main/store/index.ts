export { type OpenedStore, openStore, type OpenStoreOptions } from './openStore'
