import type { ForeignTime } from './foreignDiary'

/** As people and programs write a day and perhaps a time, the largest unit first. */
const WRITTEN =
  /^\s*(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ,]+(\d\d?)[:.](\d\d)(?:[:.]\d\d(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?(?:\[([\w/+:-]+)\])?\s*$/

/** null: it is no date. */
export function writtenTime(text: string): ForeignTime | null {
  const [, year, month = '', day = '', hour, minute, offset, zone] = WRITTEN.exec(text) ?? []
  if (year === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return { date, time: null }
  const time = `${hour.padStart(2, '0')}:${minute ?? '00'}`
  if (zone !== undefined) return { date, time, zone }
  if (offset === undefined) return { date, time }
  const epochMs = Date.parse(`${date}T${time}${offset}`)
  if (Number.isNaN(epochMs)) return null
  return offset === 'Z'
    ? { epochMs }
    : { epochMs, zone: offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}` }
}

const IN_NAME =
  /(?<!\d)(\d{4})[-._ ]?(0[1-9]|1[0-2])[-._ ]?([0-2]\d|3[01])(?:[ T_-]+([01]\d|2[0-3])[.:h_-]?([0-5]\d)(?!\d))?(?!\d)/

/** The day in the name of a file, or in its folders (`2026/11/21.md`), and what else the name says. */
export function timeInName(path: string): { time: ForeignTime; title: string } | null {
  const names = path.split('/')
  const name = (names.at(-1) ?? '').replace(/\.[a-z0-9]+$/i, '')
  const own = IN_NAME.exec(name)
  if (own)
    return { time: timeOf(own), title: name.replace(own[0], '').replace(/^[\s\-–—_.,:()]+|[\s\-–—_.,:()]+$/g, '') }
  const [year, month, day] = [names.at(-3) ?? '', names.at(-2) ?? '', name]
  const numbered = /^\d{4}$/.test(year) && /^(0?[1-9]|1[0-2])(?!\d)/.exec(month)
  const [, date] = /^(0?[1-9]|[12]\d|3[01])(?!\d)/.exec(day) ?? []
  if (!numbered || date === undefined) return null
  const padded = [year, (numbered[1] ?? '').padStart(2, '0'), date.padStart(2, '0')].join('-')
  return { time: { date: padded, time: null }, title: day.slice(date.length).replace(/^[\s\-–—_.,:]+/, '') }
}

function timeOf([, year = '', month = '', day = '', hour, minute]: RegExpExecArray): ForeignTime {
  return { date: `${year}-${month}-${day}`, time: hour === undefined ? null : `${hour}:${minute ?? '00'}` }
}
