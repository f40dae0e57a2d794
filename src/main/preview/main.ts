import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeRepdesk, keychainService } from '../compose'
import { startPreview } from './startPreview'

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

await startPreview({
  pageFolder: join(root, 'out/renderer'),
  version,
  makeCore: (ports) =>
    composeRepdesk({ ...ports, keychainService: keychainService(process.env['REPDESK_DATA_DIR'] ?? ports.paths.data) }),
})
