import { Temporal } from 'temporal-polyfill'
import { folded } from '@shared/features/search/folding'
import { LANGUAGES, type Language } from '@shared/features/settings/settings'
import type { LocalDate } from '@shared/kernel/time'

// Days as people type them, in both languages. A library that reads dates gives one moment, prefers the future and wants to
// find a date in every text; here whole weeks, months and years are meant, always in the past, and a word that is no date
// must stay a word.

/** From the first day to the last, both included. */
export interface Days {
  from: LocalDate
  to: LocalDate
}

export interface DayQuestion {
  days: Days
  /** What else was typed beside the days; may be empty. */
  words: string
}

export interface DayContext {
  today: LocalDate
  /** In `3/11` the month comes first, as in the United States. */
  monthFirst: boolean
}

type Unit = 'day' | 'week' | 'month' | 'year'

interface Words {
  /** Days before today. */
  relative: Readonly<Record<string, readonly [from: number, to: number]>>
  previous: readonly string[]
  current: readonly string[]
  ago: string
  units: Readonly<Record<Unit, readonly string[]>>
  numbers: readonly string[]
  /** Little words around a day that say nothing. */
  fillers: readonly string[]
}

const WORDS: Record<Language, Words> = {
  nl: {
    relative: {
      ...{ vandaag: [0, 0], vanochtend: [0, 0], vanmorgen: [0, 0], vanmiddag: [0, 0], vanavond: [0, 0] },
      ...{ vannacht: [1, 0], gisteren: [1, 1], gisterochtend: [1, 1], gistermiddag: [1, 1], gisteravond: [1, 1] },
      eergisteren: [2, 2],
    },
    previous: ['vorige', 'vorig', 'afgelopen'],
    current: ['deze', 'dit'],
    ago: 'geleden',
    units: {
      day: ['dag', 'dagen'],
      week: ['week', 'weken'],
      month: ['maand', 'maanden'],
      year: ['jaar', 'jaren'],
    },
    numbers: ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
    fillers: ['op', 'van', 'in', 'de', 'het'],
  },
  en: {
    relative: {
      ...{ today: [0, 0], 'this morning': [0, 0], 'this afternoon': [0, 0], 'this evening': [0, 0], tonight: [0, 0] },
      ...{ 'last night': [1, 0], yesterday: [1, 1], 'day before yesterday': [2, 2] },
    },
    previous: ['last', 'previous', 'past'],
    current: ['this'],
    ago: 'ago',
    units: { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'], year: ['year', 'years'] },
    numbers: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    fillers: ['on', 'in', 'from', 'the', 'of'],
  },
}

const FIRST_YEAR = 1900
const MAX_AGO = 1000

/** The names that a language gives to months or to weekdays, in full and short, folded, each with its place from 1. */
type Names = ReadonlyMap<string, number>

function namesOf(language: Language, of: 'month' | 'weekday'): Names {
  const names = new Map<string, number>()
  const count = of === 'month' ? 12 : 7
  // A short weekday is a word of its own too often: `zo`, `ma`, `sun`.
  for (const form of of === 'month' ? (['short', 'long'] as const) : (['long'] as const)) {
    const format = new Intl.DateTimeFormat(language, { [of]: form, timeZone: 'UTC' })
    // The first of January 2024 was a Monday.
    for (let index = 0; index < count; index += 1) {
      const at = of === 'month' ? Date.UTC(2024, index, 1) : Date.UTC(2024, 0, 1 + index)
      names.set(folded(format.format(at)).replaceAll('.', ''), index + 1)
    }
  }
  return names
}

const NAMES = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    { months: namesOf(language, 'month'), weekdays: namesOf(language, 'weekday') },
  ]),
) as Record<Language, { months: Names; weekdays: Names }>

/** Reads days in one language. */
class DayReader {
  readonly #today: Temporal.PlainDate
  readonly #months: Names
  readonly #weekdays: Names
  readonly #words: Words
  readonly #monthFirst: boolean

  constructor(language: Language, { today, monthFirst }: DayContext) {
    this.#today = Temporal.PlainDate.from(today)
    this.#months = NAMES[language].months
    this.#weekdays = NAMES[language].weekdays
    this.#words = WORDS[language]
    this.#monthFirst = monthFirst
  }

  /** @returns null where these words, all of them together, are no days in the past. */
  read(tokens: readonly string[]): Days | null {
    const said = tokens.filter((token) => !this.#words.fillers.includes(token))
    const days = this.#relative(said) ?? this.#counted(said) ?? this.#named(said) ?? this.#written(said)
    if (!days || Temporal.PlainDate.compare(days[0], this.#today) > 0) return null
    return { from: days[0].toString(), to: days[1].toString() }
  }

  #relative(said: readonly string[]) {
    const words = said.join(' ')
    // Anything can be typed, also the name of what every object has.
    const found = Object.hasOwn(this.#words.relative, words) ? this.#words.relative[words] : undefined
    if (found) return this.#between(found[0], found[1])
    const [which = '', unit = '', ...more] = said
    if (more.length > 0) return null
    const isPrevious = this.#words.previous.includes(which)
    if (!isPrevious && !this.#words.current.includes(which)) return null
    const weekday = this.#weekdays.get(unit)
    if (weekday && isPrevious) return this.#latest(weekday, 1)
    const length = this.#unitOf(unit)
    if (!length || length === 'day') return null
    return this.#whole(length, isPrevious ? this.#today.subtract({ [`${length}s`]: 1 }) : this.#today)
  }

  /** `drie weken geleden`: the whole week. */
  #counted([count = '', unit = '', ago = '', ...more]: readonly string[]) {
    const length = this.#unitOf(unit)
    if (!length || ago !== this.#words.ago || more.length > 0) return null
    const spelled = count === 'a' ? 1 : this.#words.numbers.indexOf(count) + 1
    const number = /^\d+$/.test(count) ? Number(count) : spelled
    if (number < 1 || number > MAX_AGO) return null
    return this.#whole(length, this.#today.subtract({ [`${length}s`]: number }))
  }

  /** A weekday, or a month with or without a day and a year. */
  #named(said: readonly string[]) {
    const [only = ''] = said
    const weekday = said.length === 1 ? this.#weekdays.get(only) : undefined
    if (weekday) return this.#latest(weekday, 0)
    const at = said.findIndex((token) => this.#months.has(token))
    const month = this.#months.get(said[at] ?? '')
    if (month === undefined || at > 1) return null
    const others = said.filter((_, index) => index !== at)
    const year = others.length > 0 && isYear(others.at(-1)) ? Number(others.pop()) : undefined
    if (others.length === 0) return at === 0 ? this.#month(month, year) : null
    const day = /^(\d{1,2})(?:e|de|ste|st|nd|rd|th)?$/.exec(others[0] ?? '')?.[1]
    return others.length === 1 && day ? this.#day(Number(day), month, year) : null
  }

  /** `2026-11-03`, `3-11-2026`, `3/11`, `2025`. */
  #written(said: readonly string[]) {
    const [text = ''] = said
    if (said.length !== 1) return null
    if (isYear(text)) return this.#whole('year', new Temporal.PlainDate(Number(text), 1, 1))
    const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text)
    if (iso) {
      const [year, month, day] = iso.slice(1).map(Number)
      return iso[3] ? this.#day(day ?? 0, month ?? 0, year) : this.#month(month ?? 0, year)
    }
    const parts = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}))?$/.exec(text)
    if (!parts) return null
    const [one, other, year] = [Number(parts[1]), Number(parts[3]), parts[4] ? Number(parts[4]) : undefined]
    const [day, month] = this.#monthFirst ? [other, one] : [one, other]
    return this.#day(day, month, year) ?? this.#day(month, day, year)
  }

  #unitOf(word: string): Unit | undefined {
    return (['day', 'week', 'month', 'year'] as const).find((unit) => this.#words.units[unit].includes(word))
  }

  #between(from: number, to: number) {
    return [this.#today.subtract({ days: from }), this.#today.subtract({ days: to })] as const
  }

  /** The latest such day that is at least `least` days ago. */
  #latest(weekday: number, least: number) {
    const newest = this.#today.subtract({ days: least })
    const day = newest.subtract({ days: (newest.dayOfWeek - weekday + 7) % 7 })
    return [day, day] as const
  }

  /** A week begins on Monday. */
  #whole(unit: Unit, around: Temporal.PlainDate) {
    if (unit === 'day') return [around, around] as const
    const from =
      unit === 'week'
        ? around.subtract({ days: around.dayOfWeek - 1 })
        : around.with(unit === 'month' ? { day: 1 } : { month: 1, day: 1 })
    return [from, from.add({ [`${unit}s`]: 1 }).subtract({ days: 1 })] as const
  }

  /** Without a year: the latest such month that has begun. */
  #month(month: number, year?: number) {
    const first = this.#valid(1, month, year)
    return first && this.#whole('month', first)
  }

  #day(day: number, month: number, year?: number) {
    const found = this.#valid(day, month, year)
    return found && ([found, found] as const)
  }

  /** Without a year: the latest that is not still to come. The 29th of February looks back to a leap year. */
  #valid(day: number, month: number, year?: number): Temporal.PlainDate | null {
    const years = year === undefined ? Array.from({ length: 9 }, (_, ago) => this.#today.year - ago) : [year]
    for (const one of years) {
      if (month < 1 || month > 12 || day < 1 || day > new Temporal.PlainYearMonth(one, month).daysInMonth) continue
      const date = new Temporal.PlainDate(one, month, day)
      if (year !== undefined || Temporal.PlainDate.compare(date, this.#today) <= 0) return date
    }
    return null
  }
}

const isYear = (text: string | undefined): boolean =>
  text !== undefined && /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR

/**
 * What somebody asks of days: all of the query, else its longest beginning or end that means days.
 * @param language is tried first, the other one after it.
 * @returns null where nothing in it means days in the past.
 */
export function dayQuestionOf(query: string, language: Language, context: DayContext): DayQuestion | null {
  const typed = query.split(/[\s,]+/).filter(Boolean)
  // Each for itself: folded, a sign may have a space in it.
  const tokens = typed.map(folded)
  const readers = [language, ...LANGUAGES.filter((other) => other !== language)].map(
    (one) => new DayReader(one, context),
  )
  for (let length = Math.min(tokens.length, 6); length > 0; length -= 1) {
    for (const start of new Set([tokens.length - length, 0])) {
      const part = tokens.slice(start, start + length)
      for (const reader of readers) {
        const days = reader.read(part)
        if (days) return { days, words: [...typed.slice(0, start), ...typed.slice(start + length)].join(' ') }
      }
    }
  }
  return null
}
