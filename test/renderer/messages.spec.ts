import { expect, test, type Desk } from './desk'

const form = (desk: Desk) => desk.page.getByRole('form', { name: 'Message form' })
const list = (desk: Desk) => desk.page.getByRole('grid', { name: 'Messages' })
const detail = (desk: Desk) => desk.page.getByRole('region', { name: 'Message', exact: true })

async function ready(desk: Desk): Promise<void> {
  await desk.open('people=300&theme=light')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
}
async function write(desk: Desk, subject: string, body: string): Promise<void> {
  await form(desk).getByRole('textbox', { name: 'Subject' }).fill(subject)
  await form(desk).getByRole('textbox', { name: 'Message' }).fill(body)
}

test('a message to an audience: conditions, who is left out, preview by preview, sent, and who got it', async ({
  desk,
}) => {
  await ready(desk)
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('w')
  await expect(form(desk).getByText('Owner is me')).toBeVisible()
  await form(desk).getByRole('button', { name: 'Add a condition' }).press('Enter')
  for (const [line, text] of [
    ['Field', 'countr'],
    ['Test of Country', 'is'],
    ['Value of Country', 'Spain'],
  ] as const) {
    await expect(desk.page.getByRole('combobox', { name: line, exact: true })).toBeFocused()
    await desk.page.keyboard.type(text)
    await expect(desk.page.getByRole('option', { selected: true })).toBeVisible()
    await desk.page.keyboard.press('Enter')
  }
  await expect(form(desk).getByRole('button', { name: 'Country is Spain', exact: true })).toBeVisible()
  await write(desk, 'Hello from Kim', 'Hi {first_name|there}, this is {my_first_name}.')
  const who = form(desk).getByRole('region', { name: 'Who gets it' })
  await expect(who.getByRole('status')).toContainText(/\d+ people would get it now · \d+ left out/u)
  await who.getByRole('button', { name: /^Unsubscribed from emails: \d/u }).press('Enter')
  await expect(who.getByRole('list', { name: 'Unsubscribed from emails' }).getByRole('listitem').first()).toBeVisible()
  const preview = form(desk).getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('this is Kim.')
  const first = await preview.innerText()
  await preview.getByRole('button', { name: 'Next recipient' }).press('Enter')
  await expect(preview).toContainText('2 of')
  expect(await preview.innerText()).not.toBe(first)
  await desk.page.keyboard.press('Control+Enter')
  await expect(detail(desk).getByRole('status')).toContainText(/^\d+ sent/u)
  await expect(detail(desk).getByRole('region', { name: 'Who got it' }).getByRole('listitem').first()).toContainText(
    'Sent',
  )
  const [sent] = (await desk.asked('messages.send')) as { expected: number }[]
  expect(sent!.expected).toBeGreaterThan(3)
  await expect(list(desk).getByRole('row', { name: /^Hello from Kim, \d+ sent/u })).toBeVisible()
})

test('a dynamic one: consent says who matches already, then it runs, is paused, and goes on', async ({ desk }) => {
  await ready(desk)
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('m')
  await expect(desk.page.getByText('No messages yet')).toBeVisible()
  await desk.page
    .getByRole('main')
    .getByRole('button', { name: /^New message/u })
    .press('Enter')
  await form(desk).getByRole('radio', { name: 'To whoever comes to match' }).click()
  await write(desk, 'Nice to meet you', 'Hi {nmae}')
  await expect(form(desk).getByText('{nmae} is no variable.')).toBeVisible()
  await expect(form(desk).getByRole('button', { name: 'Start' })).toBeDisabled()
  await write(desk, 'Nice to meet you', 'Hi {first_name|there}')
  await expect(form(desk).getByRole('radio', { name: 'Only people from now on' })).toHaveAttribute(
    'aria-checked',
    'true',
  )
  await expect(form(desk).getByRole('radio', { name: /^Also the \d+ people who match already$/u })).toBeVisible()
  await form(desk).getByRole('button', { name: 'Start' }).press('Enter')
  await expect(detail(desk).getByRole('status')).toContainText('Running')
  expect(await desk.asked('messages.start')).toMatchObject([{ from: 'now' }])
  await detail(desk).getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(form(desk).getByRole('button', { name: 'Go on' })).toBeEnabled()
  await expect(form(desk).getByRole('region', { name: 'Who gets it' })).toContainText('had it or matched before')
  await form(desk).getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(detail(desk).getByRole('status')).toContainText('Running')
})

test('drafts are kept as they are written, and a deleted one comes back', async ({ desk }) => {
  await ready(desk)
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('w')
  await write(desk, 'Half a thought', 'Hi')
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('Escape')
  await expect(form(desk)).toHaveCount(0)
  const row = list(desk).getByRole('row', { name: /^Half a thought, Draft/u })
  await expect(row).toBeVisible()
  await row.click()
  await expect(form(desk).getByRole('textbox', { name: 'Message' })).toHaveValue('Hi')
  await form(desk).getByRole('button', { name: 'Delete draft' }).press('Enter')
  await expect(row).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(row).toBeVisible()
})

test('to one person from their header: a test first, whose contact is offered to be made', async ({ desk }) => {
  await ready(desk)
  await desk.openFirst()
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('p')
  await expect(form(desk).getByRole('region', { name: 'To' })).toContainText('Ana Ruiz')
  await expect(form(desk).getByRole('checkbox', { name: 'Make a completed Task of each' })).toBeChecked()
  await write(desk, 'Hello Ana', 'Hi {first_name|there}')
  await form(desk).getByRole('button', { name: 'Send a test' }).press('Enter')
  const line = form(desk).getByRole('group', { name: 'Test' })
  await expect(line).toContainText('No contact in Intercom has your email, kim@acme.example.')
  await line.getByRole('button', { name: 'Create me as a contact and send' }).press('Enter')
  await expect(desk.page.getByText('The test is on its way to you.')).toBeVisible()
  await expect(form(desk).getByRole('button', { name: 'Send a test' })).toBeFocused()
  expect(await desk.asked('messages.test')).toMatchObject([{ create: true, content: { subject: 'Hello Ana' } }])
  await form(desk).getByRole('button', { name: 'Send to 1 person' }).press('Enter')
  await expect(detail(desk).getByRole('status')).toContainText('1 sent')
  // Off in Settings, the next one is none at first.
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('s')
  await desk.page.getByRole('switch', { name: /^Tasks of messages to one person/u }).press('Space')
  await expect.poll(() => desk.asked('settings.update')).toEqual([{ messageTasks: { one: false, audience: false } }])
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('b')
  await desk.openFirst()
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('p')
  await expect(form(desk).getByRole('checkbox', { name: 'Make a completed Task of each' })).not.toBeChecked()
})
