// What any Electron app pays: a window of Repdesk's size with nothing in it.
const { app, BrowserWindow } = require('electron')
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('data:text/html,<title>Empty</title><p>Empty</p>')
})
