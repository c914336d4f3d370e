import type { RouteRecordRaw } from 'vue-router'
import { SECTION_LOCK } from '../kernel/navigation'

/** The screens of Beside someone, which come when somebody first goes there. */
export const besideRoutes: RouteRecordRaw[] = [
  { path: '/beside', component: () => import('../features/people/BesideView.vue'), meta: { place: 'beside' } },
  {
    path: SECTION_LOCK,
    component: () => import('../features/section-lock/SectionLockView.vue'),
    meta: { place: 'beside' },
  },
  {
    path: '/beside/people',
    component: () => import('../features/people/PeopleView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/people/new',
    component: () => import('../features/people/NewPersonView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/moment/:occurrence',
    component: () => import('../features/people/ContactMomentView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/people/:id',
    component: () => import('../features/people/PersonView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/rehearse',
    component: () => import('../features/rehearsal/RehearseListView.vue'),
    meta: { place: 'beside' },
  },
  {
    path: '/beside/rehearse/:scene',
    component: () => import('../features/rehearsal/RehearseView.vue'),
    meta: { place: 'beside', scene: 'none' },
  },
  {
    path: '/beside/practise',
    component: () => import('../features/rehearsal/PractiseView.vue'),
    meta: { place: 'beside', scene: 'none' },
  },
  {
    path: '/beside/conversation',
    component: () => import('../features/conversations/ConversationsView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/conversation/new',
    component: () => import('../features/conversations/PrepareView.vue'),
    props: { form: 'talk' },
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/conversation/:id',
    component: () => import('../features/conversations/ConversationView.vue'),
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/conversation/:id/change',
    component: () => import('../features/conversations/ChangeView.vue'),
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/conversation/:id/after',
    component: () => import('../features/conversations/AfterView.vue'),
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/refused',
    component: () => import('../features/conversations/PrepareView.vue'),
    props: { form: 'refused' },
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/professional',
    component: () => import('../features/conversations/PrepareView.vue'),
    props: { form: 'professional' },
    meta: { place: 'beside', section: 'beside', scene: 'none' },
  },
  {
    path: '/beside/load',
    component: () => import('../features/helper-load/LoadView.vue'),
    meta: { place: 'beside', section: 'beside' },
  },
  {
    path: '/beside/load/balance',
    component: () => import('../features/helper-load/BalanceView.vue'),
    meta: { place: 'beside', scene: 'none' },
  },
]
