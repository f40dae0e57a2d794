import type { DevTools } from './devtools'

const CODES = {
  ArrowDown: { code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  j: { code: 'KeyJ', windowsVirtualKeyCode: 74, text: 'j' },
  Home: { code: 'Home', windowsVirtualKeyCode: 36 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
}

/** Presses and releases a key as the keyboard would: the page gets trusted events. */
export async function pressKey(page: DevTools, key: keyof typeof CODES): Promise<void> {
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...CODES[key] })
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key, ...CODES[key] })
}
