import { isPaused } from '@shared/features/moments/pause'
import type { Language, Settings } from '@shared/features/settings/settings'
import { destinations as en } from '@shared/i18n/en/destinations'
import { destinations as nl } from '@shared/i18n/nl/destinations'
import { i18n } from '@/kernel/i18n'
import type { SearchItem, SearchTarget } from './searchItem'

type Place = 'journal' | 'care' | 'beside' | 'guides' | 'back' | 'settings'

/** The places of Luwte and what can be done at once. `within` is the place that it belongs to. */
const DESTINATIONS = {
  helpNow: { target: { route: '/help-now' } },
  checkIn: { target: { route: '/today?check-in' } },
  write: { target: { route: '/journal/write/new' } },
  today: { target: { route: '/today' } },
  journal: { target: { route: '/journal' } },
  bin: { target: { route: '/journal/bin' }, within: 'journal' },
  care: { target: { route: '/care' } },
  plan: { target: { route: '/care/plan' }, within: 'care' },
  exercises: { target: { route: '/care/exercises' }, within: 'care' },
  helps: { target: { route: '/care/helps' }, within: 'care' },
  energy: { target: { route: '/care/energy' }, within: 'care' },
  mirror: { target: { route: '/care/mirror' }, within: 'care' },
  boundaries: { target: { route: '/care/boundaries' }, within: 'care' },
  demands: { target: { route: '/care/demands' }, within: 'care' },
  ask: { target: { route: '/care/ask' }, within: 'care' },
  triggers: { target: { route: '/care/triggers' }, within: 'care' },
  script: { target: { route: '/care/script' }, within: 'care' },
  waiting: { target: { route: '/care/waiting' }, within: 'care' },
  parents: { target: { route: '/care/parents' }, within: 'care' },
  beside: { target: { route: '/beside' } },
  people: { target: { route: '/beside/people' }, within: 'beside' },
  rehearse: { target: { route: '/beside/rehearse' }, within: 'beside' },
  practise: { target: { route: '/beside/practise' }, within: 'beside' },
  conversation: { target: { route: '/beside/conversation' }, within: 'beside' },
  refused: { target: { route: '/beside/refused' }, within: 'beside' },
  professional: { target: { route: '/beside/professional' }, within: 'beside' },
  ownLoad: { target: { route: '/beside/load' }, within: 'beside' },
  guides: { target: { route: '/guides' } },
  phrases: { target: { route: '/guides/phrases' }, within: 'guides' },
  questions: { target: { route: '/guides/questions' }, within: 'guides' },
  bookmarks: { target: { route: '/guides/bookmarks' }, within: 'guides' },
  sources: { target: { route: '/guides/sources' }, within: 'guides' },
  back: { target: { route: '/back' } },
  pageForDoctor: { target: { route: '/back/page' }, within: 'back' },
  pause: { target: { act: 'pause' } },
  goOn: { target: { act: 'resume' } },
  moments: { target: { route: '/settings/moments' }, within: 'settings' },
  desktop: { target: { route: '/settings/desktop' }, within: 'settings' },
  vault: { target: { route: '/settings/vault' }, within: 'settings' },
  lock: { target: { act: 'lock' } },
  settings: { target: { route: '/settings' } },
  switchLanguage: { target: { act: 'switchLanguage' } },
  look: { target: { route: '/settings/look' }, within: 'settings' },
  country: { target: { route: '/settings/language#country' }, within: 'settings' },
  data: { target: { route: '/settings/data' }, within: 'settings' },
  computers: { target: { route: '/settings/data/computers' }, within: 'settings' },
  deleteAll: { target: { route: '/settings/data/delete' }, within: 'settings' },
  unsafeHome: { target: { route: '/settings/unsafe-home' }, within: 'settings' },
  about: { target: { route: '/settings/about' }, within: 'settings' },
  keys: { target: { route: '/settings/desktop#keys' }, within: 'settings' },
} as const satisfies Record<string, { target: SearchTarget; within?: Place }>

export type DestinationName = keyof typeof DESTINATIONS

export const destinationId = (name: DestinationName): string => `destination.${name}`

/** What is shown before anything is typed. */
export const SUGGESTED: readonly DestinationName[] = [
  'helpNow',
  'checkIn',
  'write',
  'care',
  'phrases',
  'plan',
  'pause',
  'goOn',
]
/** What is shown when nothing was found. */
export const FALLBACKS: readonly DestinationName[] = ['helpNow', 'guides', 'write']

/** What decides which destinations are of use. `now`: milliseconds since 1970. */
interface Circumstances {
  pause: Settings['pause']
  isSealed: boolean
  now: number
}

/** Whether it is of use now: only what is paused can go on, and only what is sealed can be locked. */
export const isReachable = (id: string, { pause, isSealed, now }: Circumstances): boolean =>
  id !== destinationId(isPaused(pause, now) ? 'pause' : 'goOn') && (isSealed || id !== destinationId('lock'))

const texts: Readonly<Record<Language, Readonly<Record<DestinationName, { title: string; words: string }>>>> = {
  nl,
  en,
}

/** What a place is called in a language. */
export const titleOf = (name: DestinationName, language: Language): string => texts[language][name].title

export function destinationsIn(language: Language): SearchItem[] {
  const t = (key: string) => i18n.global.t(key, {}, { locale: language })
  return (Object.keys(DESTINATIONS) as DestinationName[]).map((name) => {
    const destination: { target: SearchTarget; within?: Place } = DESTINATIONS[name]
    return {
      id: destinationId(name),
      group: 'destinations',
      title: texts[language][name].title,
      from: destination.within ? t(`places.${destination.within}`) : '',
      text: '',
      words: texts[language][name].words,
      target: destination.target,
    }
  })
}

/** Those of these names, in this order. */
export const destinationsNamed = (names: readonly DestinationName[], all: readonly SearchItem[]): SearchItem[] =>
  names.flatMap((name) => all.find(({ id }) => id === destinationId(name)) ?? [])
