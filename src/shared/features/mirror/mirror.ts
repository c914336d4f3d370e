// Recognising what was missing, which is no test: nothing is added up, and nothing of it is kept.

/** A sentence that somebody may recognise. `helps`: the route of one thing that may help with it. */
export interface Statement {
  id: string
  covers: readonly string[]
  helps: string
}

/** A few statements about one subject; between two parts there is a pause. */
export interface MirrorPart {
  id: string
  statements: readonly Statement[]
}

export const MIRROR_ANSWERS = ['yes', 'some', 'no', 'skip'] as const
export type MirrorAnswer = (typeof MIRROR_ANSWERS)[number]

/** What a route that helps is for, in a word or two of the texts. */
export function kindOfHelp(route: string): 'write' | 'read' | 'exercise' | 'check-in' | 'worksheet' {
  if (route.startsWith('/journal/write/')) return 'write'
  if (route.startsWith('/guides/')) return 'read'
  if (route.startsWith('/care/exercise/')) return 'exercise'
  return route.startsWith('/today') ? 'check-in' : 'worksheet'
}

/** The list with one of it a place higher (-1) or lower (1); the same list where there is no such place. */
export function moved<Item>(list: readonly Item[], at: number, by: -1 | 1): Item[] {
  const [item, other] = [list[at], list[at + by]]
  if (item === undefined || other === undefined) return [...list]
  return list.map((one, index) => (index === at ? other : index === at + by ? item : one))
}

/** The file of texts, `<language>/mirror.json`. */
export interface MirrorTexts {
  title: string
  lead: string
  note: Record<'label' | 'text' | 'calm' | 'begin', string>
  answers: Record<MirrorAnswer, string>
  back: string
  skipPart: string
  stop: string
  parts: Readonly<Record<string, string>>
  pause: Record<'title' | 'text' | 'on', string>
  end: Record<
    'title' | 'none' | 'lead' | 'up' | 'down' | 'helps' | 'not' | 'talk' | 'script' | 'land' | 'again' | 'done',
    string
  >
  helps: Record<ReturnType<typeof kindOfHelp>, string>
  statements: Readonly<Record<string, string>>
}
