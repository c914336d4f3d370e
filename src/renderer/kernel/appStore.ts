import { useMediaQuery } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watchEffect } from 'vue'
import type { Settings } from '@shared/features/settings/settings'
import type { AppState } from '@shared/app/contract'
import type { JobProgress } from '@shared/kernel/jobProgress'
import { client } from './client'
import { setLanguage } from './i18n'
import { command, useMainEvent, useRemote } from './remote'

/** The size of text at 100%, in CSS pixels. */
const TEXT_PIXELS = 17

/** What every screen needs to know of the app (settings, language, look, notices, running job), and its windows. */
export const useAppStore = defineStore('app', () => {
  const state = shallowRef<AppState | null>(null)
  const known = computed(() => {
    if (!state.value) throw new Error('The app store was used before it began')
    return state.value
  })
  const job = shallowRef<JobProgress | null>(null)

  // Apart from the rest of the state: a change of them is shown before main has answered.
  const remoteSettings = useRemote<Settings>(null)
  const settings = computed(() => remoteSettings.value.value ?? known.value.settings)

  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const systemWantsContrast = useMediaQuery('(prefers-contrast: more)')
  const look = computed(() => {
    const chosen = settings.value.theme
    const isFollowed = chosen === 'system' || chosen === 'hours'
    const contrast = chosen === 'contrast' || (isFollowed && systemWantsContrast.value)
    // With `hours`, main makes the system's colours of these windows those of the hour.
    const theme = chosen === 'day' || chosen === 'night' ? chosen : systemIsDark.value ? 'night' : 'day'
    return { theme, contrast }
  })

  /** Takes over what main answered at the start, and follows its changes from then on. */
  function begin(first: AppState): void {
    state.value = first
    remoteSettings.set(first.settings)
    useMainEvent('settings.changed', ({ settings: changed, language, country, perhaps }) => {
      const isOtherLanguage = language !== known.value.language
      remoteSettings.set(changed)
      state.value = { ...known.value, language, country, perhaps }
      if (isOtherLanguage) void setLanguage(language)
    })
    useMainEvent('notices.changed', (notices) => {
      state.value = { ...known.value, notices }
    })
    useMainEvent('zone.changed', ({ zone }) => {
      state.value = { ...known.value, zone }
    })
    useMainEvent('job.changed', (progress) => {
      job.value = progress
    })
    watchEffect(() => {
      const root = document.documentElement
      root.dataset.theme = look.value.theme
      root.dataset.contrast = look.value.contrast ? 'high' : 'normal'
      root.style.fontSize = `${String((TEXT_PIXELS * settings.value.textSize) / 100)}px`
    })
  }

  return {
    begin,
    look,
    settings,
    /** Long work in the main process, and how far it has come. null while there is none. */
    job,
    language: computed(() => known.value.language),
    country: computed(() => known.value.country),
    /** Countries it may be as well; null where the country is known. */
    perhaps: computed(() => known.value.perhaps),
    /** Of the system, BCP 47. */
    locale: computed(() => known.value.locale),
    zone: computed(() => known.value.zone),
    version: computed(() => known.value.version),
    platform: computed(() => known.value.platform),
    vaultFolder: computed(() => known.value.vaultFolder),
    notices: computed(() => known.value.notices),
    /** @returns whether it was kept; if not, that has been reported. */
    change: (change: Partial<Settings>) =>
      remoteSettings.change(() => client.call('settings.change', change), { ...settings.value, ...change }),
    dismissNotice: (id: number) => command('app.dismissNotice', { id }),
    /** Opens the main window at a route, or brings it forward. */
    openMain: (route: string) => command('app.openMain', { route }),
    /** Opens the small window for a check-in, or brings it forward. */
    openCheckIn: () => command('app.openCheckIn'),
    /** Closes the window that asks. */
    closeWindow: () => command('app.closeWindow'),
    copyText: (text: string) => command('app.copyText', { text }),
    /** Copies it for a minute. */
    copySecret: (text: string) => command('app.copyText', { text, isSecret: true }),
    quit: () => command('app.quit'),
  }
})
