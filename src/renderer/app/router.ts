import { watch } from 'vue'
import { createRouter, createWebHashHistory, type RouteMeta, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import type { Section } from '@shared/records/section'
import { useMainEvent } from '../kernel/remote'
import CheckInView from '../features/check-ins/CheckInView.vue'
import TodayView from '../features/today/TodayView.vue'
import { COVER } from '@shared/features/settings/unsafeHome'
import { SECTION_LOCK, UNLOCK } from '../kernel/navigation'
import { useVaultStore } from '../kernel/vaultStore'

/**
 * `place`: the entry of the rail that a screen belongs to. `bare`: shown without rail, in the small window or on paper.
 * `whileLocked`: can be shown while locked, because it reads nothing of the vault or copes without it. `scene`: `open` where
 * the landscape is more than a quiet ground, `none` where somebody reads, writes or needs help. `immersive`: fills the
 * window, without rail and notices. `isSilent`: no message of any kind is shown on it.
 */
declare module 'vue-router' {
  interface RouteMeta {
    place?: 'today' | 'journal' | 'care' | 'beside' | 'guides' | 'back' | 'settings' | 'sos'
    bare?: boolean
    isSilent?: boolean
    immersive?: boolean
    whileLocked?: boolean
    /** It shows what may be behind a lock of its own. */
    section?: Section
    scene?: 'open' | 'none'
  }
}

/** Routes that are fetched when somebody first goes to one of them, by the beginning of their paths. */
const LATER = {
  '/beside': async () => (await import('./besideRoutes')).besideRoutes,
  '/care': async () => (await import('./careRoutes')).careRoutes,
  '/print': async () => (await import('./printRoutes')).printRoutes,
} as const

/** Stands for routes until they are there; those that are go before it. @param meta of most of them. */
const later = (path: keyof typeof LATER, meta: RouteMeta): RouteRecordRaw => ({
  ...{ path: `${path}/:rest(.*)*`, name: path, meta },
  component: { render: () => null },
})

// With these two most windows begin, so they come with the window itself. Every other screen is fetched when somebody goes
// there.
/** The screens of all windows. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  { path: '/today', component: TodayView, meta: { place: 'today', scene: 'open' } },
  { path: '/journal', component: () => import('../features/journal/JournalView.vue'), meta: { place: 'journal' } },
  {
    path: '/journal/write/:key',
    component: () => import('../features/journal/WriteView.vue'),
    meta: { place: 'journal', scene: 'none' },
  },
  {
    path: '/journal/let-go',
    component: () => import('../features/journal/LetGoView.vue'),
    meta: { place: 'journal', scene: 'none' },
  },
  { path: '/journal/bin', component: () => import('../features/journal/BinView.vue'), meta: { place: 'journal' } },
  {
    path: '/journal/entry/:id',
    component: () => import('../features/journal/EntryView.vue'),
    meta: { place: 'journal' },
  },
  {
    path: '/journal/entry/:id/versions',
    component: () => import('../features/journal/VersionsView.vue'),
    meta: { place: 'journal', scene: 'none' },
  },
  later('/care', { place: 'care' }),
  later('/beside', { place: 'beside' }),
  { path: '/guides', component: () => import('../features/guides/GuidesView.vue'), meta: { place: 'guides' } },
  {
    path: '/guides/:guide/:chapter',
    component: () => import('../features/guides/ChapterView.vue'),
    meta: { place: 'guides', scene: 'none' },
  },
  {
    path: '/guides/phrases',
    component: () => import('../features/phrases/PhrasesView.vue'),
    meta: { place: 'guides' },
  },
  {
    path: '/guides/questions',
    component: () => import('../features/guides/QuestionsView.vue'),
    meta: { place: 'guides' },
  },
  {
    path: '/guides/bookmarks',
    component: () => import('../features/guides/BookmarksView.vue'),
    meta: { place: 'guides' },
  },
  { path: '/guides/sources', component: () => import('../features/guides/SourcesView.vue'), meta: { place: 'guides' } },
  { path: '/back', component: () => import('../features/looking-back/LookingBackView.vue'), meta: { place: 'back' } },
  {
    path: '/back/page',
    component: () => import('../features/looking-back/DoctorPageView.vue'),
    meta: { place: 'back', scene: 'none' },
  },
  {
    path: '/settings',
    component: () => import('../features/settings/SettingsFrame.vue'),
    meta: { place: 'settings' },
    children: [
      { path: '', component: () => import('../features/settings/SettingsView.vue') },
      {
        path: 'moments',
        component: () => import('../features/moments/settings/MomentsView.vue'),
      },
      {
        path: 'moments/new/:kind',
        component: () => import('../features/moments/settings/NewRhythmView.vue'),
      },
      {
        path: 'moments/:id',
        component: () => import('../features/moments/settings/RhythmView.vue'),
      },
      {
        path: 'desktop',
        component: () => import('../features/settings/desktop/DesktopView.vue'),
      },
      {
        path: 'before',
        component: () => import('../features/first-run/UsedBeforeView.vue'),
      },
      {
        path: 'vault',
        component: () => import('../features/vault-access/settings/VaultView.vue'),
      },
      {
        path: 'data',
        component: () => import('../features/data/settings/DataView.vue'),
      },
      {
        path: 'data/computers',
        component: () => import('../features/data/settings/ComputersView.vue'),
      },
      {
        path: 'data/import',
        component: () => import('../features/data/settings/DiaryImportView.vue'),
      },
      {
        path: 'data/delete',
        component: () => import('../features/data/settings/DeleteView.vue'),
        meta: { whileLocked: true },
      },
      {
        path: 'data/restore/:id',
        component: () => import('../features/data/settings/RestoreView.vue'),
      },
      { path: 'look', component: () => import('../features/settings/LookView.vue') },
      { path: 'language', component: () => import('../features/settings/LanguageView.vue') },
      { path: 'unsafe-home', component: () => import('../features/settings/unsafeHome/UnsafeHomeView.vue') },
      { path: 'privacy', component: () => import('../features/settings/PrivacyView.vue') },
      { path: 'about', component: () => import('../features/settings/about/AboutView.vue') },
      { path: 'about/parts', component: () => import('../features/settings/about/PartsView.vue') },
    ],
  },
  {
    path: '/check-ins/:id',
    component: () => import('../features/check-ins/CheckInPage.vue'),
    meta: { place: 'journal' },
  },
  {
    path: '/help-now',
    component: () => import('../features/help-now/HelpNowView.vue'),
    meta: { place: 'sos', whileLocked: true, scene: 'none' },
  },
  {
    path: COVER,
    component: () => import('../features/settings/unsafeHome/CoverView.vue'),
    meta: { bare: true, whileLocked: true, isSilent: true },
  },
  {
    path: UNLOCK,
    component: () => import('../features/vault-access/UnlockView.vue'),
    meta: { whileLocked: true, scene: 'open' },
  },
  {
    path: '/moment/:occurrence',
    component: () => import('../features/moments/MomentView.vue'),
    meta: { bare: true, whileLocked: true },
  },
  {
    path: '/check-in/:occurrence?',
    component: CheckInView,
    meta: { bare: true, whileLocked: true },
  },
  later('/print', { bare: true }),
  // Where Luwte is worked on; a build for users leaves it out.
  ...(import.meta.env.DEV ? [{ path: '/catalogue', component: () => import('./catalogue/CatalogueView.vue') }] : []),
  { path: '/:elsewhere(.*)*', redirect: '/today' },
]

/** @param history of the window; tests pass their own. */
export function createLuwteRouter(history: RouterHistory = createWebHashHistory()) {
  const router = createRouter({ history, routes })
  const vault = useVaultStore()

  /** Where the user was going when the lock screen came first. Only screens of this window are allowed. */
  function wanted(to: unknown): string {
    if (typeof to !== 'string' || !/^\/(?!\/)/.test(to)) return '/today'
    const { meta, path } = router.resolve(to)
    return meta.bare || path === UNLOCK ? '/today' : to
  }

  router.beforeEach(async ({ name, path: wantedPath, query, hash }) => {
    const path = (Object.keys(LATER) as (keyof typeof LATER)[]).find((one) => one === name)
    if (!path) return true
    const found = await LATER[path]()
    for (const route of router.hasRoute(path) ? found : []) router.addRoute(route)
    router.removeRoute(path)
    // An address that is in none of them leads where every unknown one does.
    return { path: wantedPath, query, hash }
  })
  router.beforeEach((to) => {
    if (vault.isLocked) return to.meta.whileLocked ? true : { path: UNLOCK, query: { to: to.fullPath } }
    return to.path === UNLOCK ? wanted(to.query.to) : true
  })
  // Fetched with the first screen of a section: most windows show none.
  router.beforeEach(async (to) => {
    if (!to.meta.section) return true
    const { useSectionLockStore } = await import('../features/section-lock/sectionLockStore')
    const lock = useSectionLockStore()
    await lock.load()
    return lock.isLocked ? { path: SECTION_LOCK, query: { to: to.fullPath } } : true
  })
  useMainEvent('section.changed', ({ section, state }) => {
    const { fullPath, meta } = router.currentRoute.value
    if (state === 'locked' && meta.section === section)
      void router.replace({ path: SECTION_LOCK, query: { to: fullPath } })
  })
  useMainEvent('route.open', ({ route }) => void router.push(route))
  // When it is locked or unlocked, here or in another window, the current place may not be allowed any more.
  watch(
    () => vault.isLocked,
    () => {
      const { path, query, hash } = router.currentRoute.value
      void router.replace({ path, query, hash, force: true })
    },
  )
  return router
}
