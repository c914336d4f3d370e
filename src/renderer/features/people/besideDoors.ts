import { type Component } from 'vue'
import { DoorOpen, Feather, Leaf, MessagesSquare, Quote, Speech, Stethoscope, UsersRound } from '@lucide/vue'
import type { people } from '@shared/i18n/nl/people'

/**
 * What there is in the place Beside someone, in the order of its front page. A tool for whoever is beside somebody adds its line
 * here, with the route that its feature has, and its words to `doors` in i18n/<language>/people.ts.
 */
export const BESIDE_DOORS: readonly { id: keyof (typeof people)['doors']; to: string; icon: Component }[] = [
  { id: 'people', to: '/beside/people', icon: UsersRound },
  { id: 'conversation', to: '/beside/conversation', icon: Feather },
  { id: 'rehearse', to: '/beside/rehearse', icon: Speech },
  { id: 'phrases', to: '/guides/phrases', icon: MessagesSquare },
  { id: 'practise', to: '/beside/practise', icon: Quote },
  { id: 'refused', to: '/beside/refused', icon: DoorOpen },
  { id: 'professional', to: '/beside/professional', icon: Stethoscope },
  { id: 'load', to: '/beside/load', icon: Leaf },
]
