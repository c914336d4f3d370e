import type { DesktopPresence } from '@shared/desktop/contract'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import type { NamedRhythm, Rhythms } from '@shared/features/moments/contract'
import { answer, emit } from './bridge'

/** Main's side of the rhythms and the settings, in a few lines: a change is kept and told as an event. */
export class RhythmsHouse {
  settings: Settings
  here: NamedRhythm[]
  elsewhere: Rhythms['elsewhere'] = []

  constructor(here: NamedRhythm[] = [], settings: Partial<Settings> = {}) {
    this.here = here
    this.settings = { ...DEFAULT_SETTINGS, ...settings, rhythms: here.map(planOf) }
    const list = () => ({ here: this.here, elsewhere: this.elsewhere })
    answer('rhythms.list', list)
    answer('rhythms.save', (rhythm: NamedRhythm) => {
      const isKnown = this.here.some(({ id }) => id === rhythm.id)
      this.keep(
        isKnown ? this.here.map((one) => (one.id === rhythm.id ? { ...one, ...rhythm } : one)) : [...this.here, rhythm],
      )
      return list()
    })
    answer('rhythms.remove', ({ id }: { id: string }) => {
      this.keep(this.here.filter((one) => one.id !== id))
      return list()
    })
    answer('settings.change', (change: Partial<Settings>) => {
      this.settings = { ...this.settings, ...change }
      this.tell()
      return this.settings
    })
  }

  /** As when another window, or the tray, changes them. */
  keep(here: NamedRhythm[]): void {
    this.here = here
    this.settings = { ...this.settings, rhythms: here.map(planOf) }
    this.tell()
  }

  tell(): void {
    const { language, country } = this.settings
    emit('settings.changed', {
      settings: this.settings,
      language: language ?? 'nl',
      country: country ?? 'NL',
      perhaps: null,
    })
  }
}

const planOf = ({ id, kind, on, rule, skip, lifetime }: NamedRhythm) => ({ id, kind, on, rule, skip, lifetime })

export const rhythm = (change: Partial<NamedRhythm> = {}): NamedRhythm => ({
  id: 'evening',
  name: '',
  kind: 'check-in',
  opens: null,
  on: true,
  rule: { by: 'times', times: ['20:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] },
  skip: [],
  lifetime: 120,
  ...change,
})

export const presence = (change: Partial<DesktopPresence> = {}): DesktopPresence => ({
  tray: true,
  notifications: true,
  sources: { locked: true, away: true, 'do-not-disturb': true, 'full-screen': false },
  login: 'off',
  menu: 'off',
  shortcuts: { isAvailable: true, taken: [] },
  ...change,
})
