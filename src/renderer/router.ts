import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

/** `place` marks the room of the left rail that a screen lies in; `bare` screens stand alone in the small window. */
declare module 'vue-router' {
  interface RouteMeta {
    place?: 'today' | 'journal' | 'care' | 'guides' | 'settings' | 'sos'
    bare?: boolean
  }
}

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
  { path: '/help-now', component: () => import('./views/help-now/HelpNowView.vue'), meta: { place: 'sos' } },
  { path: '/moment/:occurrence', component: () => import('./views/moment/MomentView.vue'), meta: { bare: true } },
  { path: '/check-in/:occurrence?', component: () => import('./views/check-in/CheckInView.vue'), meta: { bare: true } },
  {
    path: '/print/chapter/:guide/:chapter',
    component: () => import('./views/print/ChapterPage.vue'),
    meta: { bare: true },
  },
  { path: '/print/plan/page', component: () => import('./views/print/PlanPage.vue'), meta: { bare: true } },
  { path: '/print/plan/card', component: () => import('./views/print/PlanCard.vue'), meta: { bare: true } },
  { path: '/print/guide/:guide', component: () => import('./views/print/GuidePage.vue'), meta: { bare: true } },
  { path: '/print/cards/:which', component: () => import('./views/print/CardsPage.vue'), meta: { bare: true } },
  { path: '/:elsewhere(.*)*', redirect: '/today' },
]

export function createLuwteRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
