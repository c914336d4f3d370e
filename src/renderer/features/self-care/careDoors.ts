import type { Component } from 'vue'
import { BookHeart, Eye, Feather, LifeBuoy, Scale, Sprout } from '@lucide/vue'
import type { selfCare } from '@shared/i18n/nl/selfCare'

type Words = typeof selfCare

export interface CareTool {
  id: keyof Words['tools']
  to: string
}

/** A door of the front page: to one screen, or to a page of tools. */
export type CareDoor = { id: keyof Words['doors']; icon: Component } & ({ to: string } | { tools: readonly CareTool[] })

/**
 * What there is in self-care, in the order of its front page: no more than seven doors. A tool adds its line behind one of them,
 * with the route that its feature has, and its words to `tools` in i18n/<language>/selfCare.ts.
 */
export const CARE_DOORS: readonly CareDoor[] = [
  {
    id: 'helps',
    icon: BookHeart,
    tools: [
      { id: 'energy', to: '/care/energy' },
      { id: 'helps', to: '/care/helps' },
      { id: 'small', to: '/care/small' },
    ],
  },
  { id: 'writing', icon: Feather, to: '/care/writing' },
  { id: 'mirror', icon: Eye, to: '/care/mirror' },
  {
    id: 'limits',
    icon: Scale,
    tools: [
      { id: 'boundaries', to: '/care/boundaries' },
      { id: 'demands', to: '/care/demands' },
      { id: 'ask', to: '/care/ask' },
    ],
  },
  { id: 'parents', icon: Sprout, to: '/care/parents' },
  {
    id: 'hard',
    icon: LifeBuoy,
    tools: [
      { id: 'plan', to: '/care/plan' },
      { id: 'triggers', to: '/care/triggers' },
      { id: 'script', to: '/care/script' },
      { id: 'waiting', to: '/care/waiting' },
    ],
  },
]
