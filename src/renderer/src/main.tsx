import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/index.css'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './App'
import { lettersAreThere } from './styles/letters'

const root = document.getElementById('root')
if (root) {
  await lettersAreThere()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
