// Draws Luwte's sign (a dune with a dot sheltered under it), and a plain sign for each other name that Luwte can go by,
// into every image the app and the tray need: resources/icons.
// Run `npm run icons` after a change here; the images are kept in the repository.
import { Resvg } from '@resvg/resvg-js'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../resources/icons/', import.meta.url))

/** For light and for dark panels; black for macOS, which colours its templates itself and knows one size. */
const PANELS = {
  'on-light': { ink: '#1d3133', sizes: [16, 22, 24, 32, 44, 48, 64] },
  'on-dark': { ink: '#f2efe6', sizes: [16, 22, 24, 32, 44, 48, 64] },
  template: { ink: '#000000', sizes: [16, 32] },
}

const STATES = ['resting', 'waiting', 'paused']

const DUNE = 'M2.5 23.5C9 23 12.5 7.5 20 7.5c5.2 0 7 5.5 9.5 5.5'

/** Under the dune the dot says how it stands: resting, a moment waits (ring), paused (hollow). */
const DOTS = {
  resting: (ink) => `<circle cx="21" cy="21" r="4" fill="${ink}"/>`,
  waiting: (ink) =>
    `<circle cx="21" cy="21.5" r="3.2" fill="${ink}"/>
     <circle cx="21" cy="21.5" r="6.6" fill="none" stroke="${ink}" stroke-width="2"/>`,
  paused: (ink) => `<circle cx="21" cy="21" r="4.2" fill="none" stroke="${ink}" stroke-width="2.2"/>`,
}

/** What any program of that kind could have: a sheet with lines, a calendar leaf, a bookmark. */
const PLAIN_SIGNS = {
  notes: 'M8 3h12a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3ZM11 11h6M11 17h6',
  planner: 'M6 7h20a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V10a3 3 0 0 1 3-3ZM3 15h26M11 3v6M21 3v6',
  reading: 'M10 3h12a3 3 0 0 1 3 3v23l-9-7-9 7V6a3 3 0 0 1 3-3Z',
}

/** In their corner: nothing while resting, a dot when a moment waits, a hollow one when paused. */
const CORNERS = {
  resting: () => '',
  waiting: (ink) => `<circle cx="24" cy="24" r="7" fill="${ink}"/>`,
  paused: (ink) => `<circle cx="24" cy="24" r="5.4" fill="none" stroke="${ink}" stroke-width="3.2"/>`,
}
/** Room around the corner's dot, or it would run into the sign. */
const CLEARED = `<mask id="cleared"><rect width="32" height="32" fill="white"/><circle cx="24" cy="24" r="9.4"/></mask>`

function plainSign(line, state, ink, stroke) {
  const mask = state === 'resting' ? '' : 'mask="url(#cleared)"'
  return `${CLEARED}<g ${mask}><path d="${line}" ${drawn(ink, stroke)} stroke-linejoin="round"/></g>${CORNERS[state](ink)}`
}

const drawn = (ink, stroke) => `fill="none" stroke="${ink}" stroke-width="${stroke}" stroke-linecap="round"`

// Thin lines vanish in a small image.
const TRAY_SIGNS = {
  luwte: (state, ink, size) => `<path d="${DUNE}" ${drawn(ink, size <= 24 ? 3.4 : 2.8)}/>${DOTS[state](ink)}`,
  ...Object.fromEntries(
    Object.entries(PLAIN_SIGNS).map(([name, line]) => [
      name,
      (state, ink, size) => plainSign(line, state, ink, size <= 24 ? 2.6 : 2.4),
    ]),
  ),
}

const card = (sky, content) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient>
    <clipPath id="card"><rect x="6" y="6" width="116" height="116" rx="28"/></clipPath>
  </defs>
  <g clip-path="url(#card)"><rect width="128" height="128" fill="url(#sky)"/>${content}</g>
</svg>`

const LUWTE_CARD = card(
  ['#f9f4e8', '#f3e3cd'],
  `<path d="M0 84C28 82 44 44 76 44c24 0 34 22 52 24v60H0z" fill="#cfe0d3"/>
   <path d="M0 102c36-2 52-30 82-30 20 0 30 14 46 16v40H0z" fill="#8fb9ae"/>
   <circle cx="84" cy="94" r="17" fill="#fdf3cf" opacity=".45"/>
   <circle cx="84" cy="94" r="9" fill="#fdf3cf"/>`,
)

/** Greys and blues as so many programs have them: nothing to look at twice. */
const PLAIN_SKIES = { notes: ['#eef0f2', '#d5dade'], planner: ['#e9eff5', '#cbd8e4'], reading: ['#eef1ec', '#d3dcd0'] }
const plainCard = (name) =>
  card(
    PLAIN_SKIES[name],
    `<g transform="translate(28 28) scale(2.25)"><path d="${PLAIN_SIGNS[name]}" ${drawn('#45535c', 2.2)} stroke-linejoin="round"/></g>`,
  )

rmSync(folder, { recursive: true, force: true })
for (const [name, sign] of Object.entries(TRAY_SIGNS))
  for (const [panel, { ink, sizes }] of Object.entries(PANELS))
    for (const state of STATES)
      for (const size of sizes) {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${sign(state, ink, size)}</svg>`
        write(`tray/${name}/${state}-${panel}-${size}.png`, svg, size)
      }

// Packages want Luwte's own in every size; the others are only ever shown by Luwte itself.
for (const size of [16, 32, 64, 128, 256, 512]) write(`app/luwte-${size}.png`, LUWTE_CARD, size)
for (const name of Object.keys(PLAIN_SIGNS)) write(`app/${name}-256.png`, plainCard(name), 256)

function write(name, svg, size) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng())
}
