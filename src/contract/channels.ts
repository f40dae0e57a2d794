/** The two Electron channels between preload and main: the page asks on the first and is told on the second. */
export const RUN_CHANNEL = 'repdesk:run'
export const EVENT_CHANNEL = 'repdesk:event'
