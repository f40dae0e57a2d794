import { join } from 'node:path'
import { composeRepdesk, keychainService } from './compose'
import { startShell } from './electron/shell'

const here = import.meta.dirname

// Not awaited: Electron becomes ready only after this module has been evaluated.
void startShell({
  pageFolder: join(here, '../renderer'),
  preload: join(here, '../preload/preload.cjs'),
  resources: join(here, '../../resources'),
  makeCore: (ports) =>
    composeRepdesk({
      ...ports,
      info: { ...ports.info, isPreview: false },
      keychainService: keychainService(ports.info.isPackaged ? undefined : process.env['REPDESK_DATA_DIR']),
    }),
})
