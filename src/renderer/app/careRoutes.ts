import type { RouteRecordRaw } from 'vue-router'

/** The screens of self-care, which come when somebody first goes there. */
export const careRoutes: RouteRecordRaw[] = [
  { path: '/care', component: () => import('../features/self-care/SelfCareView.vue'), meta: { place: 'care' } },
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
  { path: '/care/plan', component: () => import('../features/plan/PlanView.vue'), meta: { place: 'care' } },
  { path: '/care/plan/:part', component: () => import('../features/plan/PlanPartView.vue'), meta: { place: 'care' } },
]
