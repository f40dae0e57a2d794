import { expect, it } from 'vitest'
import { refusedSwitches } from '../../../src/main/electron/switches'

it.each(['--inspect', '--inspect=0', '-inspect-brk=9229', '--remote-debugging-port=9222', '--REMOTE-DEBUGGING-PIPE'])(
  '%s is refused',
  (argument) => {
    expect(refusedSwitches(['/usr/bin/repdesk', argument])).toHaveLength(1)
  },
)

it('an ordinary start is not', () => {
  expect(refusedSwitches(['/usr/bin/repdesk', '--hidden', 'repdesk://person/7', '--ozone-platform=x11'])).toEqual([])
})
