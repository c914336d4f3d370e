import { wordsOf } from '@shared/features/search/folding'
import { holdsAll } from '@shared/features/search/textMatch'
import type { settingsPages } from '@shared/i18n/nl/settingsPages'
import type { Wording } from '@shared/i18n/wording'

export const SECTIONS = ['moments', 'look', 'language', 'privacy', 'data', 'desktop', 'about'] as const
export type SectionName = (typeof SECTIONS)[number]

/** The first page of each section, and the beginnings of the paths of its other pages. */
export const SECTION_PAGES: Record<SectionName, { route: string; others?: readonly string[] }> = {
  moments: { route: '/settings/moments' },
  look: { route: '/settings/look' },
  language: { route: '/settings/language' },
  privacy: { route: '/settings/privacy', others: ['/settings/vault', '/settings/unsafe-home'] },
  data: { route: '/settings/data' },
  desktop: { route: '/settings/desktop', others: ['/settings/before'] },
  about: { route: '/settings/about' },
}

const isWithin = (path: string, page: string): boolean => path === page || path.startsWith(`${page}/`)

export const sectionOf = (path: string): SectionName | undefined =>
  SECTIONS.find((name) => {
    const { route, others = [] } = SECTION_PAGES[name]
    return [route, ...others].some((page) => isWithin(path, page))
  })

/** What can be found, and where it is. The part after # is the id of what gets focus there. */
export const SETTINGS_INDEX = {
  moments: { in: 'moments', route: '/settings/moments' },
  quiet: { in: 'moments', route: '/settings/moments#quiet' },
  hold: { in: 'moments', route: '/settings/moments#hold' },
  theme: { in: 'look', route: '/settings/look#theme' },
  textSize: { in: 'look', route: '/settings/look#text-size' },
  writing: { in: 'look', route: '/settings/look#writing' },
  language: { in: 'language', route: '/settings/language#language' },
  country: { in: 'language', route: '/settings/language#country' },
  seal: { in: 'privacy', route: '/settings/vault' },
  lockWhen: { in: 'privacy', route: '/settings/vault#lock-when' },
  name: { in: 'privacy', route: '/settings/privacy#name' },
  unsafeHome: { in: 'privacy', route: '/settings/unsafe-home' },
  hide: { in: 'desktop', route: '/settings/desktop#shortcuts' },
  folder: { in: 'data', route: '/settings/data#folder' },
  backups: { in: 'data', route: '/settings/data#backups' },
  export: { in: 'data', route: '/settings/data#take-along' },
  import: { in: 'data', route: '/settings/data#import' },
  computers: { in: 'data', route: '/settings/data/computers' },
  erase: { in: 'data', route: '/settings/data/delete' },
  start: { in: 'desktop', route: '/settings/desktop#start' },
  shortcuts: { in: 'desktop', route: '/settings/desktop#shortcuts' },
  tray: { in: 'desktop', route: '/settings/desktop#tray' },
  keys: { in: 'desktop', route: '/settings/desktop#keys' },
  forWhom: { in: 'desktop', route: '/settings/desktop#for-whom' },
  before: { in: 'desktop', route: '/settings/before' },
  version: { in: 'about', route: '/settings/about' },
  privacyText: { in: 'about', route: '/settings/about#privacy' },
  parts: { in: 'about', route: '/settings/about/parts' },
  sources: { in: 'about', route: '/settings/about#sources' },
  harm: { in: 'about', route: '/settings/about#harm' },
} as const satisfies Record<string, { in: SectionName; route: string }>

export type SettingName = keyof typeof SETTINGS_INDEX

/** Those that hold every word, or the beginning of it: in their title, their other words, or the name of their section. */
export function findSettings(query: string, texts: Wording<typeof settingsPages>): SettingName[] {
  const wanted = wordsOf(query)
  if (wanted.length === 0) return []
  return (Object.keys(SETTINGS_INDEX) as SettingName[]).filter((name) => {
    const { title, words } = texts.items[name]
    return holdsAll(wordsOf(`${title} ${words} ${texts.sections[SETTINGS_INDEX[name].in]}`), wanted)
  })
}
