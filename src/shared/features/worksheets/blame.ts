import type { Language } from '../settings/settings'

// Turns of phrase by which a sentence about oneself becomes a reproach: “you never …”, “why don’t you …”. They are found, so
// that another beginning can be offered. Nothing is guessed about anybody: these words are looked for and no others.

export type Blame = 'always-never' | 'why-not'

/** From and to in a text, as indexes of JavaScript. */
export interface Span {
  from: number
  to: number
}

/** A reproach: its words, and the sentence that they stand in, without the space around it. */
export interface BlamePlace extends Span {
  kind: Blame
  sentence: Span
}

interface Token extends Span {
  /** In small letters, without accents, with straight apostrophes; `.` for a sign that ends a clause. */
  word: string
}

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*|[.,!?;:…—–\n]/gu

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map(({ 0: found, index }) => ({
    word: /^[\p{L}\p{N}]/u.test(found) ? plain(found) : '.',
    from: index,
    to: index + found.length,
  }))

interface Rules {
  /** Whom a reproach is made to. */
  you: RegExp
  /** Another subject: after it, the sentence is about somebody else. */
  others: RegExp
  /** Before `you` these make an object of it, “always there for you”, or a question out of interest. */
  noSubject: RegExp
  /** `you` that may be an object as well: after “ik zal” it is one, unless one of these words begins another clause. */
  object: { you: RegExp; joins: RegExp } | null
  adverb: RegExp
  /** With these words it is an invitation or a comfort: “you can always call”. */
  isKind: RegExp
  /** How many words stand between `you` and the adverb at most. */
  reach: number
  /** Does a sentence that begins with the adverb turn round, as in “nooit bel je”? */
  turnsRound: boolean
  /** A question for a reason that is a reproach. */
  whyNot: RegExp
}

const RULES: Record<Language, Rules> = {
  nl: {
    you: /^(je|jij|jullie|u)$/,
    others: /^(ik|we|wij|hij|ze|zij|iedereen|niemand)$/,
    noSubject: /^(voor|bij|van|met|aan|op|naar|om|tegen|over|zonder|naast|achter|door|in|tot|uit)$/,
    object: { you: /^(je|jullie|u)$/, joins: /^(en|maar|want|dat|als|of|omdat|hoe|wanneer|terwijl|waarom|toen)$/ },
    adverb: /^(altijd|nooit)$/,
    isKind:
      /\b(mag|mogen|kunt|kan|kun|kunnen) (\S+ ){0,3}altijd\b|\b(hoef|hoeft|hoeven)\b|\bniet altijd\b|\baltijd (\S+ )?(welkom|terecht)\b|\bnooit (alleen|te veel|teveel|tot last)\b/,
    reach: 6,
    turnsRound: true,
    // In “ik snap waarom je niet wilt praten” the verb stands at the end, and nobody is blamed.
    whyNot:
      /\bwaarom (?!(je|jij|jullie|u|ik|we|wij|hij|ze|zij) )\S+ (je|jij|jullie|u) (\S+ ){0,4}?(niet|nooit|geen)\b/g,
  },
  en: {
    you: /^you('(re|ve|d|ll))?$/,
    others: /^(i|we|he|she|they)('\w+)?$/,
    noSubject:
      /^(for|with|to|of|by|beside|near|about|at|from|without|around|on|behind|than|have|has|had|did|were|was|love|loved|miss|missed|told|tell|thank|trust|support)$/,
    object: null,
    adverb: /^(always|never)$/,
    isKind:
      /\b(can|could|may) (\S+ ){0,3}always\b|\b(not|don't|needn't|won't) always\b|\balways (be )?welcome\b|\bnever (have to|need)\b|\bnever (be )?(alone|too much|a burden)\b/,
    reach: 4,
    turnsRound: false,
    whyNot:
      /\bwhy (don't|didn't|can't|couldn't|won't|wouldn't|aren't|haven't|do|did|can|will|are|have) you( not\b| never\b)?/g,
  },
}

/** `don't you`, but of the others only `do you not`: “why are you up?” blames nobody. */
const isNegative = (words: string): boolean => /n't |\b(not|never|niet|nooit|geen)$/.test(words)

/** Pairs of indexes of the first and the last token of each “you always”, “you never”. */
function alwaysNever(tokens: readonly Token[], rules: Rules): [number, number][] {
  const wordAt = (index: number) => tokens[index]?.word ?? '.'
  const isKind = (from: number, to: number) =>
    rules.isKind.test(
      tokens
        .slice(Math.max(0, from - 1), to + 4)
        .map(({ word }) => word)
        .join(' '),
    )
  const isObject = (place: number): boolean => {
    if (!rules.object?.you.test(wordAt(place))) return false
    for (let before = place - 1; wordAt(before) !== '.' && !rules.object.joins.test(wordAt(before)); before -= 1)
      if (rules.others.test(wordAt(before))) return true
    return false
  }
  return tokens.flatMap(({ word }, at): [number, number][] => {
    if (!rules.adverb.test(word)) return []
    for (let before = at - 1; before >= at - 1 - rules.reach; before -= 1) {
      if (wordAt(before) === '.' || rules.others.test(wordAt(before))) break
      if (!rules.you.test(wordAt(before)) || asksOutOfInterest(wordAt(before - 1), wordAt(before - 2), rules)) continue
      if (isObject(before)) continue
      return isKind(before, at) ? [] : [[before, at]]
    }
    const isTurned = rules.turnsRound && wordAt(at - 1) === '.' && rules.you.test(wordAt(at + 2))
    if (!isTurned || wordAt(at + 1) === '.' || /^(als|dat|wanneer)$/.test(wordAt(at + 1))) return []
    if (rules.noSubject.test(wordAt(at + 1)) || /^(mag|kun|kunt|kan|hoef)$/.test(wordAt(at + 1))) return []
    return [[at, at + 2]]
  })
}

/** `you` is no subject there; but in “why have you never called?” it is one. */
const asksOutOfInterest = (before: string, beforeThat: string, rules: Rules): boolean =>
  rules.noSubject.test(before) && beforeThat !== 'why'

function whyNot(tokens: readonly Token[], rules: Rules): [number, number][] {
  const starts: number[] = []
  let line = ''
  for (const { word } of tokens) {
    starts.push(line.length)
    // A clause ends there: nothing reaches over it.
    line += word === '.' ? '\n' : `${word} `
  }
  return [...line.matchAll(rules.whyNot)]
    .filter(({ 0: found }) => !found.includes('\n') && isNegative(found))
    .map(({ 0: found, index }) => [
      starts.indexOf(index),
      starts.findLastIndex((start) => start < index + found.length),
    ])
}

const ENDS = /[.!?…\n]/

function sentenceAround(text: string, { from, to }: Span): Span {
  let start = from
  while (start > 0 && !ENDS.test(text[start - 1] ?? '')) start -= 1
  while (/\s/.test(text[start] ?? '')) start += 1
  let end = to
  while (end < text.length && !ENDS.test(text[end] ?? '')) end += 1
  while (end < text.length && ENDS.test(text[end] ?? '') && text[end] !== '\n') end += 1
  while (end > to && /\s/.test(text[end - 1] ?? '')) end -= 1
  return { from: start, to: end }
}

/** The reproaches in a text, in their order. */
export function blameIn(text: string, language: Language): BlamePlace[] {
  const tokens = tokensOf(text)
  const rules = RULES[language]
  const places = (kind: Blame, found: readonly [number, number][]): BlamePlace[] =>
    found.flatMap(([first, last]) => {
      const span = { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0 }
      return [{ kind, ...span, sentence: sentenceAround(text, span) }]
    })
  const why = places('why-not', whyNot(tokens, rules))
  const others = places('always-never', alwaysNever(tokens, rules))
  // “Why do you never …” is one reproach, and so is “you always, always …”.
  return [...why, ...others]
    .sort((one, other) => one.from - other.from)
    .reduce<BlamePlace[]>((apart, one) => (one.from >= (apart.at(-1)?.to ?? 0) ? [...apart, one] : apart), [])
}

/** The text with another beginning where the sentence of the reproach stood. */
export const withSwap = (text: string, { sentence }: Pick<BlamePlace, 'sentence'>, better: string): string =>
  text.slice(0, sentence.from) + better + text.slice(sentence.to)
