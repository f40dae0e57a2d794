import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Place } from '../../contract/events'

export interface MenuActions {
  open: (place: Place) => void
  syncNow: () => void
  /** Opens the folder of the logs, for support. */
  showLogs: () => void
}

/**
 * The application menu: the platform's own roles (so that copy, zoom and quit do what they do everywhere) and the
 * places of Repdesk. Developer tools are there in an unpackaged app alone.
 */
export function setAppMenu(actions: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.open({ kind: 'settings' }),
  }
  const sync: MenuItemConstructorOptions = {
    label: 'Sync Now',
    accelerator: 'CmdOrCtrl+Shift+R',
    click: actions.syncNow,
  }
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: isMac
      ? [sync, { type: 'separator' }, { role: 'close' }]
      : [sync, settings, { type: 'separator' }, { role: 'close' }, { role: 'quit' }],
  }
  const mac: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
  const template = [
    ...(isMac ? [mac] : []),
    file,
    { role: 'editMenu' as const },
    viewMenu(),
    goMenu(actions),
    windowMenu(isMac),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template, helpMenu(actions)]))
}

function viewMenu(): MenuItemConstructorOptions {
  const developer: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  return {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : developer),
    ],
  }
}

function goMenu({ open }: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Go',
    submenu: [
      { label: 'My Book', accelerator: 'CmdOrCtrl+1', click: () => open({ kind: 'book' }) },
      { label: 'Conversations', accelerator: 'CmdOrCtrl+2', click: () => open({ kind: 'conversations' }) },
      { label: 'Outbox', accelerator: 'CmdOrCtrl+3', click: () => open({ kind: 'outbox', id: null }) },
    ],
  }
}

function windowMenu(isMac: boolean): MenuItemConstructorOptions {
  return isMac ? { role: 'windowMenu' } : { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }] }
}

function helpMenu({ showLogs }: MenuActions): MenuItemConstructorOptions {
  return { role: 'help', label: 'Help', submenu: [{ label: 'Show Logs', click: showLogs }] }
}
