import type { Core } from '../ports/core'
import type { DeskPorts } from '../ports/desk'
import { createFileLogger } from '../system/fileLogger'
import { describeError } from '../system/redact'
import { createPreviewPorts, previewPaths } from './ports'
import { startPreviewServer } from './server'

export interface StartPreviewOptions {
  /** The built renderer; absolute. */
  pageFolder: string
  version: string
  makeCore: (ports: DeskPorts) => Core | Promise<Core>
}

/**
 * Runs Repdesk behind a page on 127.0.0.1 and prints its address, the only line on stdout. For machines where Electron
 * cannot run; a packaged app refuses it.
 */
export async function startPreview({ pageFolder, version, makeCore }: StartPreviewOptions): Promise<void> {
  if ('electron' in process.versions || import.meta.dirname.includes('app.asar')) {
    throw new Error('The preview is not part of the packaged app')
  }
  const paths = previewPaths()
  const log = createFileLogger({ folder: paths.logs, isDevelopment: true })
  const server = await startPreviewServer({ pageFolder, port: Number(process.env['REPDESK_PREVIEW_PORT'] ?? 0), log })
  const core = await makeCore(createPreviewPorts(server, paths, log, version))
  server.serve(core)
  process.stdout.write(`Repdesk preview: ${server.url}\n`)
  await core.start().catch((error: unknown) => {
    log.error('The core did not start', { error: describeError(error) })
  })

  let isEnding = false
  const end = async (): Promise<void> => {
    if (isEnding) return
    isEnding = true
    const late = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref())
    await Promise.race([core.stop(), late]).catch((error: unknown) => {
      log.error('Repdesk did not stop cleanly', { error: describeError(error) })
    })
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
  process.on('uncaughtException', (error) => log.error('A fault that nobody caught', { error: describeError(error) }))
  process.on('unhandledRejection', (error) => log.error('A fault that nobody caught', { error: describeError(error) }))
}
