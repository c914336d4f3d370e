// Diaries of other programs, made up from the public descriptions of their formats: the same days in each.

export interface MadeUpDay {
  /** `2014-03-09`. */
  date: string
  /** `20:04`. */
  time: string
  text: string
  tags: readonly string[]
}

const WORDS =
  'stil regen koffie trein zus lopen moe licht boek raam fiets soep brief tuin lachen wachten zee avond'.split(' ')
const TAGS = ['thuis', 'werk', 'slapen', 'wandelen']

/** The same for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** An entry for each of so many days on end. */
export function madeUpDays(count: number, { first = '2014-01-01', words = 60, seed = 7 } = {}): MadeUpDay[] {
  const draw = seeded(seed)
  const start = Date.parse(`${first}T00:00Z`)
  return Array.from({ length: count }, (_none, index) => ({
    date: new Date(start + index * 86_400_000).toISOString().slice(0, 10),
    time: `${String(6 + draw(18)).padStart(2, '0')}:${String(draw(60)).padStart(2, '0')}`,
    text: `Dag ${String(index)}. ${Array.from({ length: words }, () => WORDS[draw(WORDS.length)]).join(' ')}.`,
    tags: TAGS.filter(() => draw(3) === 0),
  }))
}

export const dayOneOf = (days: readonly MadeUpDay[]): string =>
  JSON.stringify({
    metadata: { version: '1.0' },
    entries: days.map(({ date, time, text, tags }, index) => ({
      uuid: index.toString(16).toUpperCase().padStart(32, '0'),
      creationDate: `${date}T${time}:00Z`,
      timeZone: 'UTC',
      ...{ text, tags },
    })),
  })

export const jrnlTextOf = (days: readonly MadeUpDay[]): string =>
  days
    .map(({ date, time, text, tags }) => `[${date} ${time}] ${[text, ...tags.map((tag) => `@${tag}`)].join(' ')}\n`)
    .join('\n')

export const jrnlJsonOf = (days: readonly MadeUpDay[]): string =>
  JSON.stringify({
    tags: {},
    entries: days.map(({ date, time, text, tags }) => ({
      ...{ title: text, body: '', date, time, starred: false },
      tags: tags.map((tag) => `@${tag}`),
    })),
  })

export const miniDiaryOf = (days: readonly MadeUpDay[]): string =>
  JSON.stringify({
    metadata: { application: 'Mini Diary', version: '3.3.0', dateUpdated: 'Mon, 01 Jan 2024' },
    entries: Object.fromEntries(days.map(({ date, text }) => [date, { dateUpdated: date, title: '', text }])),
  })

export const daylioOf = (days: readonly MadeUpDay[]): string =>
  [
    'full_date,date,weekday,time,mood,activities,note_title,note',
    ...days.map(({ date, time, text, tags }) => `${date},x,Monday,${time},meh,"${tags.join(' | ')}","","${text}"`),
  ].join('\n')

/** By name of the file. */
export function redNotebookOf(days: readonly MadeUpDay[]): Record<string, string> {
  const months: Record<string, string> = {}
  for (const { date, text } of days) {
    const name = `${date.slice(0, 7)}.txt`
    months[name] = `${months[name] ?? ''}${String(Number(date.slice(8)))}: {text: '${text}'}\n`
  }
  return months
}

export const markdownOf = (days: readonly MadeUpDay[]): Record<string, string> =>
  Object.fromEntries(
    days.map(({ date, time, text, tags }) => [
      `${date.slice(0, 4)}/${date}.md`,
      `---\ndate: ${date} ${time}\ntags: [${tags.join(', ')}]\n---\n${text}\n`,
    ]),
  )

export const journeyOf = (days: readonly MadeUpDay[]): Record<string, string> =>
  Object.fromEntries(
    days.map(({ date, time, text, tags }, index) => [
      `${String(index)}.json`,
      JSON.stringify({
        id: `j${String(index)}`,
        date_journal: Date.parse(`${date}T${time}Z`),
        timezone: 'UTC',
        text,
        tags,
        photos: [],
      }),
    ]),
  )

export const diaroOf = (days: readonly MadeUpDay[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<data version="2">\n<table name="diaro_tags">${TAGS.map(
    (tag) => `<r><uid>t-${tag}</uid><title>${tag}</title></r>`,
  ).join('')}</table>\n<table name="diaro_entries">${days
    .map(
      ({ date, time, text, tags }, index) =>
        `<r><uid>d${String(index)}</uid><date>${String(Date.parse(`${date}T${time}Z`))}</date><tz_offset>+00:00</tz_offset>` +
        `<title></title><text>${text}</text><tags>,${tags.map((tag) => `t-${tag}`).join(',')},</tags><mood>2</mood></r>`,
    )
    .join('\n')}</table>\n</data>`
