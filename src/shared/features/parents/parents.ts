/** The ages for which there are practices. */
export const AGES = ['small', 'school', 'teen'] as const
export type Age = (typeof AGES)[number]

/** What a parent can practise at every age, in two minutes. */
export const PRACTICES = ['feeling', 'name', 'steady', 'show', 'repair'] as const
export type ParentPractice = (typeof PRACTICES)[number]

export interface PracticeText {
  title: string
  /** What to do, in the order in which it is done. */
  do: string[]
  /** A sentence to say, in quotation marks. */
  say: string
  /** What one can do where the child answers otherwise. */
  otherwise: string
}

/** The file of texts for parents, `<language>/parents.json`. */
export interface ParentTexts {
  title: string
  lead: string
  age: string
  ages: Record<Age, string>
  say: string
  otherwise: string
  /** For a parent who never had this as a child. */
  own: { title: string; text: string[] }
  /** The sentence of all ages. */
  always: string
  help: { title: string; text: string[]; danger: string; lines: string }
  items: Record<Age, Record<ParentPractice, PracticeText>>
}
