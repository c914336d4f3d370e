// Draws the sign (a dune with a dot sheltered under it) into every image the app and the tray need: resources/icons.
// Run `npm run icons` after a change here; the images are kept in the repository.
import { Resvg } from '@resvg/resvg-js'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../resources/icons/', import.meta.url))
mkdirSync(`${folder}tray`, { recursive: true })

const DUNE = 'M2.5 23.5C9 23 12.5 7.5 20 7.5c5.2 0 7 5.5 9.5 5.5'

/** What the dot says: resting, a moment waits (ring), paused (hollow). */
const DOTS = {
  resting: (colour) => `<circle cx="21" cy="21" r="4" fill="${colour}"/>`,
  waiting: (colour) =>
    `<circle cx="21" cy="21.5" r="3.2" fill="${colour}"/>
     <circle cx="21" cy="21.5" r="6.6" fill="none" stroke="${colour}" stroke-width="2"/>`,
  paused: (colour) => `<circle cx="21" cy="21" r="3.6" fill="none" stroke="${colour}" stroke-width="2.2"/>`,
}

// For light and for dark panels; black for macOS, which colours its templates itself.
const INKS = { 'on-light': '#1d3133', 'on-dark': '#f2efe6', template: '#000000' }

const SIZES = [16, 22, 24, 32, 44, 48, 64]

for (const [state, dot] of Object.entries(DOTS))
  for (const [panel, ink] of Object.entries(INKS))
    for (const size of SIZES) {
      // Thin lines vanish in a small image.
      const stroke = size <= 24 ? 3.4 : 2.8
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <path d="${DUNE}" fill="none" stroke="${ink}" stroke-width="${stroke}" stroke-linecap="round"/>${dot(ink)}</svg>`
      write(`tray/${state}-${panel}-${size}.png`, svg, size)
    }

const APP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f9f4e8"/><stop offset="1" stop-color="#f3e3cd"/></linearGradient>
    <clipPath id="card"><rect x="6" y="6" width="116" height="116" rx="28"/></clipPath>
  </defs>
  <g clip-path="url(#card)">
    <rect width="128" height="128" fill="url(#sky)"/>
    <path d="M0 84C28 82 44 44 76 44c24 0 34 22 52 24v60H0z" fill="#cfe0d3"/>
    <path d="M0 102c36-2 52-30 82-30 20 0 30 14 46 16v40H0z" fill="#8fb9ae"/>
    <circle cx="84" cy="94" r="17" fill="#fdf3cf" opacity=".45"/>
    <circle cx="84" cy="94" r="9" fill="#fdf3cf"/>
  </g>
</svg>`
for (const size of [16, 32, 64, 128, 256, 512]) write(`app-${size}.png`, APP, size)

function write(name, svg, size) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render()
  writeFileSync(folder + name, image.asPng())
}
