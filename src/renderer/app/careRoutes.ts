import type { RouteRecordRaw } from 'vue-router'
import { WORKSHEET_FORMS, WORKSHEETS } from '@shared/features/worksheets/forms'

/** Where a worksheet is begun and those of its form are listed, and where one is filled in. */
const worksheets: RouteRecordRaw[] = WORKSHEET_FORMS.flatMap((form) => [
  {
    path: WORKSHEETS[form].route,
    component: () => import('../features/worksheets/WorksheetsView.vue'),
    props: { form },
    meta: { place: 'care' },
  },
  {
    path: `${WORKSHEETS[form].route}/new`,
    component: () => import('../features/worksheets/WorksheetFillView.vue'),
    props: { form },
    meta: { place: 'care', scene: 'none' },
  },
])

/** The screens of self-care, which come when somebody first goes there. */
export const careRoutes: RouteRecordRaw[] = [
  { path: '/care', component: () => import('../features/self-care/SelfCareView.vue'), meta: { place: 'care' } },
  {
    path: '/care/for/:door',
    component: () => import('../features/self-care/CareRoomView.vue'),
    meta: { place: 'care' },
  },
  {
    path: '/care/small',
    component: () => import('../features/self-care/SmallThingsView.vue'),
    meta: { place: 'care' },
  },
  {
    path: '/care/writing',
    component: () => import('../features/self-care/WritingView.vue'),
    meta: { place: 'care' },
  },
  {
    path: '/care/exercises',
    component: () => import('../features/self-care/ExercisesView.vue'),
    meta: { place: 'care' },
  },
  {
    path: '/care/exercise/:id',
    component: () => import('../features/self-care/ExerciseView.vue'),
    meta: { place: 'care', scene: 'none', immersive: true },
  },
  {
    path: '/care/prompt/:id',
    component: () => import('../features/self-care/PromptView.vue'),
    meta: { place: 'care' },
  },
  { path: '/care/helps', component: () => import('../features/what-helps/HelpsView.vue'), meta: { place: 'care' } },
  { path: '/care/energy', component: () => import('../features/what-helps/EnergyView.vue'), meta: { place: 'care' } },
  { path: '/care/plan', component: () => import('../features/plan/PlanView.vue'), meta: { place: 'care' } },
  { path: '/care/plan/:part', component: () => import('../features/plan/PlanPartView.vue'), meta: { place: 'care' } },
  ...worksheets,
  {
    path: '/care/mirror',
    component: () => import('../features/mirror/MirrorView.vue'),
    meta: { place: 'care', scene: 'none' },
  },
  {
    path: '/care/parents',
    component: () => import('../features/parents/ParentsView.vue'),
    meta: { place: 'care' },
  },
  {
    path: '/care/sheet/:id',
    component: () => import('../features/worksheets/WorksheetView.vue'),
    meta: { place: 'care', scene: 'none' },
  },
  {
    path: '/care/sheet/:id/change',
    component: () => import('../features/worksheets/WorksheetChangeView.vue'),
    meta: { place: 'care', scene: 'none' },
  },
]
