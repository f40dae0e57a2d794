/** Where the window was when it was closed, by ids: erased with whoever it names (erasing.ts). */
export const WINDOW_PLACE = 'window.place'
