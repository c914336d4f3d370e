import * as v from 'valibot'

// What a slice of the contract between the windows and the main process is made of. `ipc/contract.ts` merges the slices.

/** The declaration of a call. */
export interface Call {
  input: v.GenericSchema
  output: v.GenericSchema
  /** Answered while the vault is locked too. Only for what reads nothing of it. */
  whileLocked?: true
  /** Opens a dialog of the system, which may stay open for ever: closing and locking do not wait for the answer. */
  asksInDialog?: true
}

/** The calls of a slice, by name. */
export type Calls = Record<string, Call>

/** What the main process tells every window, by name. */
export type Events = Record<string, v.GenericSchema>

/** The input of a call that takes none, and the output of one that gives none. */
export const nothing = v.void()

/** How many: a whole number, from 0. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The id of a piece of the content that comes with Luwte, such as `help.safety`. */
export const ContentIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
