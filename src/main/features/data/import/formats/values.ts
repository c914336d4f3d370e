// Reading values that anybody may have written.

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** '' where it is no text. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A number, or a text that is one. NaN where it is neither: asking Number for it would make 0 of what is nothing, and fail for some. */
export const numberIn = (value: unknown): number =>
  typeof value === 'number' ? value : Number(textIn(value).trim() || Number.NaN)

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The texts in a list. One text alone counts as a list of it. */
export const textsIn = (value: unknown): string[] =>
  (typeof value === 'string' ? [value] : listIn(value)).filter(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  )

/** Is there something in it? */
export const isSaid = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  value !== false &&
  !(typeof value === 'object' && Object.keys(value).length === 0)
