import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitBounds, MIN_HEIGHT, MIN_WIDTH, type Rectangle } from '../../../src/main/electron/windowBounds'

const LAPTOP = { x: 0, y: 0, width: 1440, height: 900 }
const RIGHT = { x: 1440, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, isMaximized: false })

describe('the window opens', () => {
  it('in the middle of the first display at the first start', () => {
    expect(fitBounds(null, [LAPTOP, RIGHT])).toEqual({ x: 80, y: 40, width: 1280, height: 820 })
  })

  it('where it was left, on any display', () => {
    expect(fitBounds(at(1600, 100), [LAPTOP, RIGHT])).toEqual({ x: 1600, y: 100, width: 1000, height: 700 })
    expect(fitBounds(at(-500, 20), [LAPTOP])).toEqual({ x: -500, y: 20, width: 1000, height: 700 })
  })

  it('back on the first display where its own has gone, or its title bar is out of sight', () => {
    expect(fitBounds(at(1600, 100), [LAPTOP])).toEqual({ x: 220, y: 100, width: 1000, height: 700 })
    expect(fitBounds(at(100, -300), [LAPTOP])).toMatchObject({ x: 220, y: 100 })
    expect(fitBounds(at(1400, 10), [LAPTOP])).toMatchObject({ x: 220 })
  })

  it('no smaller than the minimum and no larger than the display', () => {
    expect(fitBounds(at(0, 0, 10, 10), [LAPTOP])).toMatchObject({ width: MIN_WIDTH, height: MIN_HEIGHT })
    expect(fitBounds(at(0, 0, 5000, 5000), [LAPTOP])).toMatchObject({ width: 1440, height: 900 })
  })

  it('always with its top edge on a display', () => {
    const side = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(side, side, size, size, (x, y, width, height) => {
        const bounds = fitBounds(at(x, y, width, height), [LAPTOP, RIGHT])
        const onOne = (area: Rectangle): boolean =>
          bounds.y >= area.y &&
          bounds.y < area.y + area.height &&
          bounds.x < area.x + area.width &&
          bounds.x + bounds.width > area.x
        expect([LAPTOP, RIGHT].some(onOne)).toBe(true)
      }),
    )
  })
})
