import './noWebStorage'
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '@fontsource-variable/literata/opsz.css'
import '@fontsource-variable/literata/opsz-italic.css'
import '../ui/styles/tokens.css'
import '../ui/styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { client } from '../kernel/client'
import { languageFor } from '@shared/features/settings/settings'
import { i18n, loadLanguage, setLanguage } from '../kernel/i18n'
import { createLuwteRouter } from './router'
import { useAppStore } from '../kernel/appStore'
import { useVaultStore } from '../kernel/vaultStore'

// In a function: with await at the top level, a screen in the same built file could not be loaded while the file waits.
async function begin(): Promise<void> {
  const asked = client.call('app.state')
  // Most people use the language of their system, so its texts are read while main answers.
  void loadLanguage(languageFor({ language: null }, navigator.language))
  const reply = await asked
  if (!reply.ok) throw new Error(reply.error.code)
  await setLanguage(reply.value.language)
  const app = createApp(App)
  app.use(createPinia())
  app.use(i18n)
  useAppStore().begin(reply.value)
  useVaultStore().begin(reply.value.lock)
  const router = createLuwteRouter()
  app.use(router)
  // The small window must not show the frame of the main window while its own screen is being loaded.
  await router.isReady()
  app.mount('#app')
}

void begin()
