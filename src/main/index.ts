import { join } from 'node:path'
import { startShell } from './electron/shell'

const here = import.meta.dirname

// Not awaited: Electron becomes ready only after this module has been evaluated.
void startShell({
  pageFolder: join(here, '../renderer'),
  preload: join(here, '../preload/preload.cjs'),
  resources: join(here, '../../resources'),
  // Read while the page loads: the store's addon and jsforce take longer to load than the window.
  makeCore: async (ports) => {
    const { composeRepdesk, keychainService } = await import('./compose')
    const dataFolder = ports.info.isPackaged ? undefined : process.env['REPDESK_DATA_DIR']
    return composeRepdesk({ ...ports, keychainService: keychainService(dataFolder) })
  },
})
