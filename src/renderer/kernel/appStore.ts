import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watchEffect } from 'vue'
import type { SettingsChange } from '@shared/features/settings/settings'
import type { AppState } from '@shared/ipc/shapes'
import { client } from './client'
import { setLanguage } from './i18n'
import { useToasts } from './toasts'

/** What every screen needs to know of the app: settings, language, look, notices. */
export const useAppStore = defineStore('app', () => {
  // Shallow: what is built from it goes to main as it is, and a proxy cannot be sent.
  const state = shallowRef<AppState | null>(null)
  const known = computed(() => {
    if (!state.value) throw new Error('The app store was used before it began')
    return state.value
  })
  const systemIsDark = ref(matchMedia('(prefers-color-scheme: dark)').matches)
  const systemWantsContrast = ref(matchMedia('(prefers-contrast: more)').matches)

  /** Takes over what main says and follows its changes from then on. */
  function begin(first: AppState): void {
    state.value = first
    client.on('settings.changed', ({ settings, language, country }) => {
      const languageChanged = language !== known.value.language
      state.value = { ...known.value, settings, language, country }
      if (languageChanged) setLanguage(language)
    })
    client.on('notices.changed', (notices) => {
      state.value = { ...known.value, notices }
    })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      systemIsDark.value = event.matches
    })
    matchMedia('(prefers-contrast: more)').addEventListener('change', (event) => {
      systemWantsContrast.value = event.matches
    })
    watchEffect(() => {
      const root = document.documentElement
      root.dataset.theme = look.value.theme
      root.dataset.contrast = look.value.contrast ? 'high' : 'normal'
      root.style.fontSize = `${String((17 * known.value.settings.textSize) / 100)}px`
    })
  }

  const look = computed(() => {
    const chosen = known.value.settings.theme
    const contrast = chosen === 'contrast' || (chosen === 'system' && systemWantsContrast.value)
    const theme = chosen === 'day' || chosen === 'night' ? chosen : systemIsDark.value ? 'night' : 'day'
    return { theme, contrast }
  })

  async function change(settings: SettingsChange): Promise<void> {
    const reply = await client.call('settings.change', settings)
    if (!reply.ok) useToasts().problem(reply.error)
  }

  async function dismissNotice(index: number): Promise<void> {
    await client.call('app.dismissNotice', { index })
  }

  return {
    begin,
    change,
    dismissNotice,
    look,
    settings: computed(() => known.value.settings),
    language: computed(() => known.value.language),
    country: computed(() => known.value.country),
    zone: computed(() => known.value.zone),
    version: computed(() => known.value.version),
    platform: computed(() => known.value.platform),
    vaultFolder: computed(() => known.value.vaultFolder),
    notices: computed(() => known.value.notices),
  }
})
