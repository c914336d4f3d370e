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
  { path: '/guides', component: () => import('./views/guides/GuidesView.vue'), meta: { place: 'guides' } },
  {
    path: '/guides/:guide/:chapter',
    component: () => import('./views/guides/ChapterView.vue'),
    meta: { place: 'guides' },
  },
  { path: '/settings', component: () => import('./views/settings/SettingsView.vue'), meta: { place: 'settings' } },
  { path: '/help-now', component: () => import('./views/help-now/HelpNowView.vue'), meta: { place: 'sos' } },
  { path: '/check-in/:occurrence?', component: () => import('./views/check-in/CheckInView.vue'), meta: { bare: true } },
  { path: '/:elsewhere(.*)*', redirect: '/today' },
]

export function createLuwteRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
