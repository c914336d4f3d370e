import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Turns of phrase that a text has too easily too many of: each is fine once, and tires whoever reads a chapter of them.

export const MANNERISMS = {
  nl: {
    misschien: /\bmisschien\b/gi,
    'hoeft niet':
      /\bhoe(f|ft|ven)\b[^.?!]{0,40}\b(niet|niets|geen|niemand)\b|\b(niet|niets|geen|niemand)\b[^.?!]{0,12}\bhoe(f|ft|ven)\b/gi,
    mag: /\b(mag|mogen)\b/gi,
    soms: /\bsoms\b/gi,
    'geen therapeut': /\bgeen (therapeut|behandelaar|hulpverlener)\b|\bniet als therapeut\b/gi,
    'ook een antwoord': /\bis ook een antwoord\b/gi,
    'net zo goed': /\bnet zo goed\b/gi,
  },
  en: {
    maybe: /\b(maybe|perhaps)\b/gi,
    'don’t have to': /\b(don’t|doesn’t) (have|need) to\b|\bneedn’t\b/gi,
    sometimes: /\bsometimes\b/gi,
    '…? Then': /\? Then\b/g,
    'not a therapist': /\bnot (a|their|as a) therapist\b/gi,
  },
} as const satisfies Record<string, Record<string, RegExp>>

export interface Counted {
  file: string
  counts: Record<string, number>
}

const content = fileURLToPath(new URL('../../resources/content/', import.meta.url))

/** How often each mannerism of a language stands in a text. */
export const countIn = (language: keyof typeof MANNERISMS, text: string): Counted['counts'] =>
  Object.fromEntries(
    Object.entries(MANNERISMS[language]).map(([name, pattern]) => [name, text.match(pattern)?.length ?? 0]),
  )

/** The same, for each chapter and content file. */
export function mannerismsIn(language: keyof typeof MANNERISMS): Counted[] {
  const folder = join(content, language)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(md|json)$/.test(file))
    .sort()
    .map((file) => ({ file, counts: countIn(language, readFileSync(join(folder, file), 'utf8')) }))
}
