import { isPaused } from '@shared/features/moments/pause'
import type { Language, Settings } from '@shared/features/settings/settings'
import { i18n } from '@/kernel/i18n'
import type { Findable, SearchTarget } from './findable'

type Place = 'journal' | 'care' | 'guides' | 'settings'

/** The places of Luwte and what can be done at once. `within` is the place that it belongs to. */
const DOORS = {
  helpNow: { way: { route: '/help-now' } },
  checkIn: { way: { route: '/today?check-in' } },
  write: { way: { route: '/journal/write/new' } },
  today: { way: { route: '/today' } },
  journal: { way: { route: '/journal' } },
  bin: { way: { route: '/journal/bin' }, within: 'journal' },
  care: { way: { route: '/care' } },
  plan: { way: { route: '/care/plan' }, within: 'care' },
  guides: { way: { route: '/guides' } },
  phrases: { way: { route: '/guides/phrases' }, within: 'guides' },
  questions: { way: { route: '/guides/questions' }, within: 'guides' },
  bookmarks: { way: { route: '/guides/bookmarks' }, within: 'guides' },
  sources: { way: { route: '/guides/sources' }, within: 'guides' },
  pause: { way: { act: 'pause' } },
  goOn: { way: { act: 'goOn' } },
  moments: { way: { route: '/settings/moments' }, within: 'settings' },
  desktop: { way: { route: '/settings/desktop' }, within: 'settings' },
  vault: { way: { route: '/settings/vault' }, within: 'settings' },
  lock: { way: { act: 'lock' } },
  settings: { way: { route: '/settings' } },
  switchLanguage: { way: { act: 'switchLanguage' } },
  look: { way: { route: '/settings' }, within: 'settings' },
  country: { way: { route: '/settings' }, within: 'settings' },
  data: { way: { route: '/settings/data' }, within: 'settings' },
  computers: { way: { route: '/settings/data/computers' }, within: 'settings' },
  deleteAll: { way: { route: '/settings/data/delete' }, within: 'settings' },
  keys: { way: { route: '/settings' }, within: 'settings' },
} as const satisfies Record<string, { way: SearchTarget; within?: Place }>

export type DestinationName = keyof typeof DOORS

export const destinationId = (name: DestinationName): string => `door.${name}`

/** What is shown before anything is typed. */
export const USUAL: readonly DestinationName[] = [
  'helpNow',
  'checkIn',
  'write',
  'care',
  'phrases',
  'plan',
  'pause',
  'goOn',
]
/** Where one can go on when nothing was found. */
export const ONWARD: readonly DestinationName[] = ['helpNow', 'guides', 'write']

/** How things stand, as far as it decides which doors are of use. */
interface Standing {
  pause: Settings['pause']
  isSealed: boolean
  now: number
}

/** Is it of use now? Only what is paused can go on, and only what is sealed can be locked. */
export const isReachable = (id: string, { pause, isSealed, now }: Standing): boolean =>
  id !== destinationId(isPaused(pause, now) ? 'pause' : 'goOn') && (isSealed || id !== destinationId('lock'))

export function destinationsIn(language: Language): Findable[] {
  const t = (key: string) => i18n.global.t(key, {}, { locale: language })
  return (Object.keys(DOORS) as DestinationName[]).map((name) => {
    const door: { way: SearchTarget; within?: Place } = DOORS[name]
    return {
      id: destinationId(name),
      group: 'doors',
      title: t(`search.destinations.${name}.title`),
      from: door.within ? t(`places.${door.within}`) : '',
      text: '',
      words: t(`search.destinations.${name}.words`),
      way: door.way,
    }
  })
}

/** Some of all the doors, in this order. */
export const destinationsNamed = (names: readonly DestinationName[], all: readonly Findable[]): Findable[] =>
  names.flatMap((name) => all.find(({ id }) => id === destinationId(name)) ?? [])
