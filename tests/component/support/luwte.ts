import './bridge'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, type RouteLocation, type Router, RouterView } from 'vue-router'
import type { LockState } from '@shared/features/vault-access/locking'
import type { Country, Whereabouts } from '@shared/features/settings/country'
import { DEFAULT_SETTINGS, type Language, type Settings } from '@shared/features/settings/settings'
import type { AppState } from '@shared/app/contract'
import App from '@/app/App.vue'
import { i18n, setLanguage } from '@/kernel/i18n'
import { createLuwteRouter } from '@/app/router'
import { useAppStore } from '@/kernel/appStore'
import { useVaultStore } from '@/kernel/vaultStore'
import { emit } from './bridge'

// What jsdom does not have and a window does.
window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList
Element.prototype.scrollIntoView ??= () => undefined
Element.prototype.scrollTo ??= () => undefined
window.requestIdleCallback ??= (callback) => setTimeout(callback) as never
if (!('fonts' in document)) Object.assign(document, { fonts: { ready: Promise.resolve() } })

/** Lets a test say which elements are in view. */
export class SightObserver {
  static all: SightObserver[] = []
  readonly seen = new Set<Element>()
  constructor(private readonly tell: IntersectionObserverCallback) {
    SightObserver.all.push(this)
  }
  observe(element: Element) {
    this.seen.add(element)
  }
  disconnect() {
    this.seen.clear()
  }
  /** The element with this id comes into view for every observer that looks at it. */
  static show(id: string): Promise<void> {
    return SightObserver.become((target) => target.id === id, true)
  }
  /** Elements come into view, or go out of it. */
  static async become(isMeant: (target: Element) => boolean, isIntersecting: boolean): Promise<void> {
    for (const observer of SightObserver.all)
      for (const target of [...observer.seen].filter(isMeant)) {
        const boundingClientRect = target.getBoundingClientRect()
        observer.tell(
          [{ target, isIntersecting, boundingClientRect } as unknown as IntersectionObserverEntry],
          observer as never,
        )
      }
    await nextTick()
  }
}
window.IntersectionObserver = SightObserver as never

const state = (
  language: Language,
  { country, perhaps }: Whereabouts,
  settings: Settings,
  lock: LockState,
  locale: string,
): AppState => ({
  version: '0.0.0',
  platform: 'linux',
  locale,
  language,
  country,
  perhaps,
  zone: 'Europe/Amsterdam',
  settings,
  vaultFolder: '/vault',
  lock,
  notices: [],
})

/** Waits until what was asked for is there: texts and views are fetched when they are needed, one after another. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await vi.dynamicImportSettled()
    await flushPromises()
  }
}

interface Opening {
  language?: Language
  country?: Country
  /** Countries it may be as well. */
  perhaps?: Country[]
  settings?: Partial<Settings>
  lock?: LockState
  /** Of the system. */
  locale?: string
  /** With what stands around every screen: rail, keys, messages. */
  isWhole?: boolean
}

/** Luwte at a place, with everything real but the far side of the contract. */
export async function openAt(
  path: string,
  {
    language = 'nl',
    country = 'NL',
    perhaps,
    settings = {},
    lock = 'plain',
    locale = 'nl-NL',
    isWhole = false,
  }: Opening = {},
): Promise<{ wrapper: VueWrapper; router: Router }> {
  const pinia = createPinia()
  await setLanguage(language)
  const first = state(
    language,
    { country, perhaps: perhaps ?? null },
    { ...DEFAULT_SETTINGS, ...settings },
    lock,
    locale,
  )
  useAppStore(pinia).begin(first)
  useVaultStore(pinia).begin(first.lock)
  const router = createLuwteRouter(createMemoryHistory())
  // As in App.vue: another place is another instance, and the screens within a frame share it.
  const keyOf = ({ matched, path: place }: RouteLocation) => (matched.length > 1 ? (matched[0]?.path ?? place) : place)
  const Frame = defineComponent(() => () => h(RouterView, { key: keyOf(router.currentRoute.value) }))
  await router.push(path)
  const wrapper = mount(isWhole ? App : Frame, { attachTo: document.body, global: { plugins: [pinia, i18n, router] } })
  await settle()
  return { wrapper, router }
}

export async function switchLanguage(
  language: Language,
  country: Country = 'NL',
  perhaps: Country[] | null = null,
): Promise<void> {
  emit('settings.changed', { settings: DEFAULT_SETTINGS, language, country, perhaps })
  await settle()
}
