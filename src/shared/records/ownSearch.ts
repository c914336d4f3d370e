/** A line of "Find anything" about something that somebody wrote. */
export interface OwnLine {
  /** Of this line among those of its record: a part, a number; empty where there is only one. */
  part: string
  title: string
  /** Where it is from, in words. */
  from: string
  /** What else is searched, and shown around the word that was found; may be empty. */
  text: string
  /** Words by which it is found besides; never shown. */
  words: string
  /** The screen that it opens. */
  route: string
}

/** How "Find anything" finds the records of a kind. `Words`: as in readableExport.ts. */
export type SearchForm<Partition extends 'month' | 'always', Item, Words> =
  /** The window indexes all of them while the box is open; only for what is few, and in one file. */
  | (Partition extends 'always' ? OwnLines<Item, Words> : never)
  /** The main process looks through the months, by `texts`; `route` opens one. */
  | (Partition extends 'month' ? { readonly by: 'query'; readonly route: (id: string) => string } : never)
  | { readonly by: 'none'; readonly why: string }

export interface OwnLines<Item, Words> {
  readonly by: 'lines'
  /** @param versions first the one that is shown, then what was written of it elsewhere at the same time. */
  lines(versions: readonly [Item, ...Item[]], words: Words): OwnLine[]
}
