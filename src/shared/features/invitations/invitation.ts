/** What an invitation leads to: content by its id, a screen by its path, or nothing but a sentence to say to oneself. */
export type Opening =
  | { kind: 'help-now' }
  | { kind: 'exercise'; id: string }
  | { kind: 'prompt'; id: string }
  | { kind: 'chapter'; guide: string; id: string }
  | { kind: 'place'; to: string }
  | { kind: 'words' }

/** How a check-in was, as far as a rule asks. `any`: there is none, or it gave neither a place on the plane nor a known word. */
export const MOODS = ['dont-know', 'nothing', 'unpleasant-high', 'unpleasant-low', 'pleasant', 'middle', 'any'] as const
export type Mood = (typeof MOODS)[number]

export const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** How much an invitation asks of somebody. */
export const EFFORTS = ['nothing', 'little', 'some'] as const
export type Effort = (typeof EFFORTS)[number]

/** When an invitation fits: one of these words was chosen, or the check-in was like this, in these parts of the day if any are given. */
export interface Condition {
  /** Feelings of the vocabulary. */
  words?: readonly string[]
  moods?: readonly Mood[]
  parts?: readonly DayPart[]
  /** It fits, but other things fit better: attention to the breath, for instance, while somebody is tense. */
  later?: true
}

/** An invitation of resources/content/invitations.json; its words are in invitations.json of each language. */
export interface Invitation {
  id: string
  opens: Opening
  asks: Effort
  /** Somebody gets up for it, or turns to somebody: not in the night. */
  elsewhere?: true
  /** It is rest, which is care too. */
  rest?: true
  /** Any of these. */
  when: readonly Condition[]
}

export interface Invitations {
  /** What is offered after a hard word, in this order and nothing else (content/safety, rule 6): Help now first. */
  hard: readonly string[]
  invitations: readonly Invitation[]
}

/** The words of an invitation. */
export interface InvitationText {
  line: string
}

/** What can be practised or liked, as `exercise:ex.ground`: records name it so. Null: what is opened is no such thing. */
export const nameOf = (opens: Opening): string | null =>
  opens.kind === 'exercise' || opens.kind === 'prompt' ? `${opens.kind}:${opens.id}` : null
