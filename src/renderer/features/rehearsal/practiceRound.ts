import type { Phrase, Swap } from '@/ui/content'
import type { Situation } from '../phrases/situations'

/** A sentence that can be chosen. `why`: what it may do, or when it helps; empty where nothing is known of that. */
export interface PracticeChoice {
  id: string
  line: string
  why: string
}

/** A sentence that stings, one that leaves more room, and others that sting beside it. */
export interface Practice {
  /** Of the swap. */
  id: string
  /** The title of the chapter it is about; null where it is about a question. */
  about: string | null
  instead: string
  /** Why it stings. */
  why: string
  better: PracticeChoice
  choices: PracticeChoice[]
}

const OTHERS = 2

/** In an order by chance. @param random as Math.random. */
export function shuffled<One>(all: readonly One[], random: () => number): One[] {
  const mixed = [...all]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[at]] = [mixed[at] as One, mixed[last] as One]
  }
  return mixed
}

function betterOf({ id, better, betterText }: Swap, phrases: ReadonlyMap<string, Phrase>): PracticeChoice | null {
  const phrase = phrases.get(better ?? '')
  const line = betterText ?? phrase?.text
  return line === undefined ? null : { id: `${id}>better`, line, why: betterText ? '' : (phrase?.note ?? '') }
}

/** One round: every swap once, each with others beside it, in an order by chance. */
export function practiceRound(
  situations: readonly Situation[],
  phrases: ReadonlyMap<string, Phrase>,
  random: () => number,
): Practice[] {
  const swaps = shuffled(
    situations.flatMap(({ chapter, swaps: own }) => own.map((swap) => ({ swap, about: chapter?.title ?? null }))),
    random,
  )
  return swaps.flatMap(({ swap, about }, index) => {
    const better = betterOf(swap, phrases)
    if (!better) return []
    const others = [...swaps.slice(index + 1), ...swaps.slice(0, index)]
      .slice(0, OTHERS)
      .map((other) => ({ id: other.swap.id, line: other.swap.instead, why: other.swap.why }))
    const { id, instead, why } = swap
    return [{ id, about, instead, why, better, choices: shuffled([better, ...others], random) }]
  })
}
