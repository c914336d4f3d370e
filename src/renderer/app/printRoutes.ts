import type { RouteRecordRaw } from 'vue-router'

/** The pages for paper, which come in the window that prints them. */
export const printRoutes: RouteRecordRaw[] = [
  {
    path: '/print/chapter/:guide/:chapter',
    component: () => import('../features/guides/ChapterPage.vue'),
    meta: { bare: true },
  },
  { path: '/print/plan/page', component: () => import('../features/plan/PlanPage.vue'), meta: { bare: true } },
  { path: '/print/helps', component: () => import('../features/what-helps/HelpsPage.vue'), meta: { bare: true } },
  { path: '/print/plan/card', component: () => import('../features/plan/PlanCard.vue'), meta: { bare: true } },
  {
    path: '/print/conversation/:id/:shape',
    component: () => import('../features/conversations/PrintedConversation.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/worksheet/:id',
    component: () => import('../features/worksheets/PrintedWorksheet.vue'),
    meta: { bare: true },
  },
  { path: '/print/guide/:guide', component: () => import('../features/guides/GuidePage.vue'), meta: { bare: true } },
  {
    path: '/print/recovery',
    component: () => import('../features/vault-access/RecoveryPage.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/back/year/:year',
    component: () => import('../features/looking-back/PrintedYear.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/back/counts/:from/:to',
    component: () => import('../features/looking-back/PrintedCounts.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/back/booklet/:from/:to',
    component: () => import('../features/looking-back/PrintedBooklet.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/back/page',
    component: () => import('../features/looking-back/PrintedDoctorPage.vue'),
    meta: { bare: true },
  },
  { path: '/print/cards/:which', component: () => import('../features/phrases/CardsPage.vue'), meta: { bare: true } },
]
