import { test } from '@playwright/test'
import { inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* Files of messages: received, looked at, attached; and marks in a reply. */

const session = openSession('files')

test('received', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const { control } = simulator.intercom
  const { contactId, conversationIds } = castOf(session, 'oneContact')
  const conversationId = conversationIds.at(-1) ?? ''
  const keep = (name: string, contentType: string, data: Buffer) =>
    control.keepFile({ name, contentType, data: data.toString('base64') })
  const picture = await page.screenshot()
  const attachments = [
    keep('what-we-see-on-the-second-monitor.png', 'image/png', picture),
    keep(
      'requirements-and-seat-plan-of-the-whole-group-2026-final.pdf',
      'application/pdf',
      Buffer.alloc(1_234_567, 'a'),
    ),
    keep('setup.exe', 'application/octet-stream', Buffer.alloc(900)),
    keep('عرض الأسعار.pdf', 'application/pdf', Buffer.alloc(40_000, 'a')),
  ]
  control.contactReplies({ conversationId, contactId, body: 'Here is what we see, and our plan.', attachments })
  await ask(page, 'sync.now', {})
  await showPerson(desk, contactId)
  const files = inWindow(page).conversation.getByRole('list', { name: 'Files' })
  await files.waitFor({ timeout: 30_000 })
  await page.waitForTimeout(500)
  await camera.take('received', EVERY)
  await files.getByRole('button', { name: /^Show what-we-see/u }).click()
  await files.getByRole('img', { name: /^what-we-see/u }).waitFor()
  await page.waitForTimeout(500)
  await camera.take('picture', MORE)
})

test('attached, with marks', async () => {
  const { camera, desk } = session
  const { page } = desk
  await showPerson(desk, castOf(session, 'oneLead').contactId)
  await page.keyboard.press('r')
  await page
    .getByRole('textbox', { name: /^Reply to/u })
    .fill('**Our offer**\n- 40 seats\n- [terms](https://example.com/a)')
  const chooser = page.waitForEvent('filechooser')
  await inWindow(page).conversation.getByRole('button', { name: 'Attach files' }).click()
  await (
    await chooser
  ).setFiles([
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(900_000, 'a') },
    { name: 'a-picture-with-a-name-that-is-much-longer.png', mimeType: 'image/png', buffer: Buffer.alloc(90_000, 'a') },
    { name: 'large.zip', mimeType: 'application/zip', buffer: Buffer.alloc(10_500_000) },
  ])
  await inWindow(page).conversation.getByRole('alert').waitFor()
  await page.waitForTimeout(400)
  await camera.take('attached', EVERY)
  await ask(page, 'settings.update', { undoSeconds: 60 })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.waitForTimeout(1_000)
  await camera.take('attached-held', MORE)
})
