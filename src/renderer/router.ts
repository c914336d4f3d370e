import { watch } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import { useVaultStore } from './stores/vault'

/**
 * `place` marks the room of the left rail that a screen lies in; `bare` screens stand alone in the small window;
 * `whileLocked` screens read nothing of the vault, or cope where they cannot.
 */
declare module 'vue-router' {
  interface RouteMeta {
    place?: 'today' | 'journal' | 'care' | 'guides' | 'settings' | 'sos'
    bare?: boolean
    whileLocked?: boolean
  }
}

export const UNLOCK = '/unlock'

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  { path: '/today', component: () => import('./views/today/TodayView.vue'), meta: { place: 'today' } },
  { path: '/journal', component: () => import('./views/journal/JournalView.vue'), meta: { place: 'journal' } },
  { path: '/journal/write/:key', component: () => import('./views/journal/WriteView.vue'), meta: { place: 'journal' } },
  { path: '/journal/bin', component: () => import('./views/journal/BinView.vue'), meta: { place: 'journal' } },
  { path: '/journal/entry/:id', component: () => import('./views/journal/EntryView.vue'), meta: { place: 'journal' } },
  { path: '/care', component: () => import('./views/care/CareView.vue'), meta: { place: 'care' } },
  { path: '/care/exercise/:id', component: () => import('./views/care/ExerciseView.vue'), meta: { place: 'care' } },
  { path: '/care/prompt/:id', component: () => import('./views/care/PromptView.vue'), meta: { place: 'care' } },
  { path: '/care/plan', component: () => import('./views/care/PlanView.vue'), meta: { place: 'care' } },
  { path: '/care/plan/:part', component: () => import('./views/care/PlanPartView.vue'), meta: { place: 'care' } },
  { path: '/guides', component: () => import('./views/guides/GuidesView.vue'), meta: { place: 'guides' } },
  {
    path: '/guides/:guide/:chapter',
    component: () => import('./views/guides/ChapterView.vue'),
    meta: { place: 'guides' },
  },
  { path: '/guides/phrases', component: () => import('./views/guides/PhrasesView.vue'), meta: { place: 'guides' } },
  { path: '/guides/questions', component: () => import('./views/guides/QuestionsView.vue'), meta: { place: 'guides' } },
  { path: '/guides/bookmarks', component: () => import('./views/guides/BookmarksView.vue'), meta: { place: 'guides' } },
  { path: '/guides/sources', component: () => import('./views/guides/SourcesView.vue'), meta: { place: 'guides' } },
  { path: '/settings', component: () => import('./views/settings/SettingsView.vue'), meta: { place: 'settings' } },
  {
    path: '/settings/moments',
    component: () => import('./views/settings/moments/MomentsView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/moments/:id',
    component: () => import('./views/settings/moments/RhythmView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/desktop',
    component: () => import('./views/settings/desktop/DesktopView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/vault',
    component: () => import('./views/settings/vault/VaultView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/keeping',
    component: () => import('./views/settings/keeping/KeepingView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/keeping/computers',
    component: () => import('./views/settings/keeping/ComputersView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/settings/keeping/delete',
    component: () => import('./views/settings/keeping/DeleteView.vue'),
    meta: { place: 'settings', whileLocked: true },
  },
  {
    path: '/settings/keeping/restore/:id',
    component: () => import('./views/settings/keeping/RestoreView.vue'),
    meta: { place: 'settings' },
  },
  {
    path: '/help-now',
    component: () => import('./views/help-now/HelpNowView.vue'),
    meta: { place: 'sos', whileLocked: true },
  },
  { path: UNLOCK, component: () => import('./views/unlock/UnlockView.vue'), meta: { whileLocked: true } },
  {
    path: '/moment/:occurrence',
    component: () => import('./views/moment/MomentView.vue'),
    meta: { bare: true, whileLocked: true },
  },
  {
    path: '/check-in/:occurrence?',
    component: () => import('./views/check-in/CheckInView.vue'),
    meta: { bare: true, whileLocked: true },
  },
  {
    path: '/print/chapter/:guide/:chapter',
    component: () => import('./views/print/ChapterPage.vue'),
    meta: { bare: true },
  },
  { path: '/print/plan/page', component: () => import('./views/print/PlanPage.vue'), meta: { bare: true } },
  { path: '/print/plan/card', component: () => import('./views/print/PlanCard.vue'), meta: { bare: true } },
  { path: '/print/guide/:guide', component: () => import('./views/print/GuidePage.vue'), meta: { bare: true } },
  { path: '/print/recovery', component: () => import('./views/print/RecoveryPage.vue'), meta: { bare: true } },
  { path: '/print/cards/:which', component: () => import('./views/print/CardsPage.vue'), meta: { bare: true } },
  { path: '/:elsewhere(.*)*', redirect: '/today' },
]

/** @param history of the window; tests bring one of their own. */
export function createLuwteRouter(history: RouterHistory = createWebHashHistory()) {
  const router = createRouter({ history, routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  const vault = useVaultStore()

  /** Where somebody wanted to go before the lock stood in the way: only to screens of our own in this window. */
  function wanted(to: unknown): string {
    if (typeof to !== 'string' || !/^\/(?!\/)/.test(to)) return '/today'
    const { meta, path } = router.resolve(to)
    return meta.bare || path === UNLOCK ? '/today' : to
  }

  router.beforeEach((to) => {
    if (vault.isLocked) return to.meta.whileLocked ? true : { path: UNLOCK, query: { to: to.fullPath } }
    return to.path === UNLOCK ? wanted(to.query.to) : true
  })
  // Locked or opened, here or elsewhere: where one is has to be looked at again.
  watch(
    () => vault.isLocked,
    () => {
      const { path, query, hash } = router.currentRoute.value
      void router.replace({ path, query, hash, force: true })
    },
  )
  return router
}
