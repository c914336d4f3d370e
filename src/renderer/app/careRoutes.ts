import type { RouteRecordRaw } from 'vue-router'
import { type WorksheetForm, WORKSHEET_FORMS, WORKSHEET_ROUTES } from '@shared/features/worksheets/forms'

const worksheets: RouteRecordRaw[] = WORKSHEET_FORMS.map((form) => ({
  path: `${WORKSHEET_ROUTES[form]}/new`,
  component: () => import('../features/worksheets/WorksheetFillView.vue'),
  props: { form },
  meta: { place: 'care', scene: 'none' },
}))

/** What stands around a worksheet is of its feature; where nothing does, it begins on a page of its own. */
const worksheetPage = (form: WorksheetForm): RouteRecordRaw => ({
  path: WORKSHEET_ROUTES[form],
  component: () => import('../features/worksheets/WorksheetsView.vue'),
  props: { form },
  meta: { place: 'care' },
})

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
  ...WORKSHEET_FORMS.map(worksheetPage),
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
