import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const reply = (desk: Desk) => desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
const begin = async (desk: Desk): Promise<void> => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
}

test('pictures load when the rep says so, one or all of a conversation; files are saved, programs with a warning', async ({
  desk,
}) => {
  await begin(desk)
  const files = desk.conversation.getByRole('list', { name: 'Files' })
  await expect(files).toContainText('requirements-and-seat-plan-2026.pdf')
  await expect(files).toContainText('This can run on your computer')
  expect(await desk.asked('files.show')).toEqual([])
  await files.getByRole('button', { name: 'Show error.png' }).click()
  const picture = files.getByRole('img', { name: 'error.png' })
  await expect(picture).toHaveAttribute('src', /^data:image\/png;base64,/)
  expect(await desk.asked('files.show')).toEqual([
    { conversationId: 'conversation-0-0', partId: 'conversation-0-0-part-2', fileId: 'a1' },
  ])
  await files.getByRole('button', { name: 'Save setup.exe' }).click()
  await expect(desk.page.getByText('file-a2 was saved')).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await desk.openFirst()
  await desk.conversation.getByRole('button', { name: 'Load pictures' }).click()
  await expect(picture).toBeVisible()
  await expect(desk.conversation.getByRole('button', { name: 'Stop loading' })).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
})

test('a picture that cannot be loaded says why, and can be tried again', async ({ desk }) => {
  await begin(desk)
  await desk.failNext('files.show', {
    code: 'gone',
    message: 'Intercom does not have this file any more.',
    retryable: false,
  })
  await desk.conversation.getByRole('button', { name: 'Show error.png' }).click()
  const problem = desk.conversation.getByRole('alert')
  await expect(problem).toContainText('Intercom does not have this file any more.')
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(desk.conversation.getByRole('img', { name: 'error.png' })).toBeVisible()
})

test('files come by button, paste and drop, go with the message, and too much is refused', async ({ desk }) => {
  await begin(desk)
  await desk.page.keyboard.press('r')
  await expect(reply(desk)).toBeFocused()
  await desk.page.keyboard.type('Here they are')
  const chooser = desk.page.waitForEvent('filechooser')
  await desk.conversation.getByRole('button', { name: 'Attach files' }).click()
  await (
    await chooser
  ).setFiles([
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(900_000, 'a') },
    { name: 'large.zip', mimeType: 'application/zip', buffer: Buffer.alloc(10_500_000) },
  ])
  const chips = desk.conversation.getByRole('list', { name: 'Attached files' })
  await expect(chips).toContainText('plan.pdf900 KB')
  await expect(desk.conversation.getByRole('alert')).toContainText('large.zip: The files of one message')
  const give = (type: 'paste' | 'drop', name: string): Promise<void> =>
    reply(desk).evaluate(
      (field, [what, file]) => {
        const data = new DataTransfer()
        data.items.add(new File(['x'], file, { type: 'image/png' }))
        const init = { bubbles: true, cancelable: true }
        field.dispatchEvent(
          what === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data }),
        )
      },
      [type, name] as const,
    )
  await give('paste', 'pasted.png')
  await expect(chips).toContainText('pasted.png')
  await give('drop', 'dropped.png')
  await expect(chips.getByRole('listitem')).toHaveCount(3)
  await chips.getByRole('button', { name: 'Remove pasted.png' }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(2)
  expect(await runAxe(desk.page)).toEqual([])
  await desk.conversation.getByRole('button', { name: 'Send' }).click()
  await expect(chips).toHaveCount(0)
  await expect(desk.conversation.getByRole('alert')).toHaveCount(0)
  const [sent] = await desk.asked('conversations.reply')
  expect(sent).toMatchObject({ text: 'Here they are', files: [expect.any(String), expect.any(String)] })
})

test('marks are typed by keys, shown as they will look, and a list goes on by itself', async ({ desk }) => {
  await begin(desk)
  await desk.page.keyboard.press('r')
  await expect(reply(desk)).toBeFocused()
  await desk.page.keyboard.type('Our offer <now>')
  const preview = desk.conversation.getByRole('group', { name: 'How it will look' })
  await expect(preview).toHaveCount(0)
  await desk.page.keyboard.press('Control+Shift+ArrowLeft')
  await desk.page.keyboard.press('Home')
  await desk.page.keyboard.press('Shift+End')
  await desk.page.keyboard.press('ControlOrMeta+b')
  await expect(reply(desk)).toHaveValue('**Our offer <now>**')
  await expect(preview.locator('b')).toHaveText('Our offer <now>')
  await desk.page.keyboard.press('End')
  await desk.page.keyboard.press('Enter')
  await desk.page.keyboard.type('- 40 seats')
  await desk.page.keyboard.press('Enter')
  await desk.page.keyboard.type('[terms](https://example.com/a)')
  await desk.page.keyboard.press('Enter')
  await desk.page.keyboard.press('Enter')
  await expect(reply(desk)).toHaveValue('**Our offer <now>**\n- 40 seats\n- [terms](https://example.com/a)\n')
  await expect(preview.getByRole('listitem')).toHaveText(['40 seats', 'terms'])
  await preview.getByRole('link', { name: 'terms' }).click()
  expect(await desk.asked('app.openLink')).toEqual([{ url: 'https://example.com/a' }])
  // The field's own undo takes a mark back.
  await reply(desk).focus()
  await desk.page.keyboard.press('ControlOrMeta+z')
  await expect(reply(desk)).not.toHaveValue(/a\)\n$/)
})
