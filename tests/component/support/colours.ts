/** A colour in oklab: lightness 0 to 1, and two axes. */
export type Oklab = readonly [lightness: number, a: number, b: number]

function oklch(text: string): Oklab {
  const [lightness = 0, chroma = 0, hue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number)
  const angle = (hue * Math.PI) / 180
  return [lightness / 100, chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

/** The colours that the blocks of these selectors declare, by name; a later selector goes over an earlier one. */
export function coloursIn(css: string, selectors: readonly string[]): (name: string) => Oklab {
  const blocks = selectors.flatMap((selector) =>
    css
      .split(`\n${selector} {`)
      .slice(1)
      .map((rest) => rest.split('\n}')[0] ?? ''),
  )
  const all = new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([\w-]+): (oklch\([^)]*\));/g)].map(
        ([, name, value]) => [name ?? '', value ?? ''] as const,
      ),
    ),
  )
  return (name) => {
    const value = all.get(name)
    if (value === undefined) throw new Error(`There is no colour --${name}`)
    return oklch(value)
  }
}

/** The colours of a theme by the name of their token, from the text of tokens.css. */
export const tokensOf = (css: string, theme: 'day' | 'night') =>
  coloursIn(css.split("\n[data-contrast='high']")[0] ?? '', [
    ':root',
    ...(theme === 'night' ? ["[data-theme='night']"] : []),
  ])

/** As `color-mix(in oklab, one, other share)`. */
export const mixed = (one: Oklab, other: Oklab, share: number): Oklab => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
]

/** The relative luminance of WCAG, by way of linear sRGB (Björn Ottosson's matrices). */
function luminance([lightness, a, b]: Oklab): number {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  const red = inside(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = inside(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = inside(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast ratio of WCAG, from 1 to 21. */
export function contrast(one: Oklab, other: Oklab): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (high + 0.05) / (low + 0.05)
}
