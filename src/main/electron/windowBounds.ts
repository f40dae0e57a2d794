import { z } from 'zod'

export const MIN_WIDTH = 720
export const MIN_HEIGHT = 480
const DEFAULT_WIDTH = 1280
const DEFAULT_HEIGHT = 820
/** So much of the window must lie on a display for its title bar to be found and dragged. */
const VISIBLE_WIDTH = 120
const VISIBLE_HEIGHT = 48

const whole = z.number().int().min(-100_000).max(100_000)

export const windowStateSchema = z.object({
  x: whole,
  y: whole,
  width: whole.min(1),
  height: whole.min(1),
  isMaximized: z.boolean(),
})
/** Where the window stood when it was not maximised, in device-independent pixels, and whether it was. */
export type WindowState = z.infer<typeof windowStateSchema>

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where the window opens: as it was left, unless that place is on no display any more, in which case in the middle of
 * the first one; never smaller than the minimum nor larger than the display.
 *
 * @param saved what was remembered, or null at the first start or where it could not be read
 * @param displays the work areas of all displays, the primary one first
 */
export function fitBounds(saved: WindowState | null, displays: readonly Rectangle[]): Rectangle {
  // A window too large for a display is made smaller first, which may leave nothing of it there.
  if (saved !== null) {
    for (const area of displays) {
      const bounds = { x: saved.x, y: saved.y, ...sizeOn(area, saved) }
      if (shows(area, bounds)) return bounds
    }
  }
  const area = displays[0] ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT }
  const { width, height } = sizeOn(area, saved)
  return {
    x: area.x + Math.max(0, Math.round((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.round((area.height - height) / 2)),
    width,
    height,
  }
}

function sizeOn(area: Rectangle, saved: WindowState | null): { width: number; height: number } {
  return {
    width: clamp(saved?.width ?? DEFAULT_WIDTH, MIN_WIDTH, area.width),
    height: clamp(saved?.height ?? DEFAULT_HEIGHT, MIN_HEIGHT, area.height),
  }
}

function shows(area: Rectangle, window: Rectangle): boolean {
  const right = Math.min(area.x + area.width, window.x + window.width)
  const width = right - Math.max(area.x, window.x)
  // The title bar is at the top, so it is the top edge that must be on the display.
  const isTopInside = window.y >= area.y && window.y + VISIBLE_HEIGHT <= area.y + area.height
  return width >= VISIBLE_WIDTH && isTopInside
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max))
}
