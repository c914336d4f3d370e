import { isEnd } from '../../src/shared/features/rehearsal/rehearsal.ts'
import type { Choice, Scene, SceneTexts, Turn, When } from '../../src/shared/features/rehearsal/scene.ts'
import { outermostPath, walk, type Walked } from '../../src/shared/features/rehearsal/check/walk.ts'

// A scene as a page for its writers: a row for each turn, a lane for each climate, an arrow for each way on.

const LANES = ['open', 'half', 'shut']
const MIDDLE = 1

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const signed = (value: number): string => (value > 0 ? `+${String(value)}` : String(value).replace('-', '−'))
const targetsOf = ({ choices }: Turn): string[] => [...new Set(choices.flatMap(({ to }) => to.map(({ turn }) => turn)))]

const whenText = (when: When | undefined): string =>
  when
    ? [
        ...(when.trustAtLeast === undefined ? [] : [`trust ≥ ${String(when.trustAtLeast)}`]),
        ...(when.pressureAtLeast === undefined ? [] : [`pressure ≥ ${String(when.pressureAtLeast)}`]),
      ].join(' and ')
    : 'else'

/** How many turns come at most before it. Of a graph without a circle. */
function rowsOf(scene: Scene): Map<string, number> {
  const rows = new Map<string, number>()
  function place(id: string, row: number): void {
    if ((rows.get(id) ?? -1) >= row) return
    rows.set(id, row)
    const turn = scene.turns[id]
    if (turn) for (const target of targetsOf(turn)) place(target, row + 1)
  }
  place(scene.start, 0)
  const last = Math.max(...rows.values())
  for (const end of Object.keys(scene.ends)) rows.set(end, last)
  for (const turn of Object.keys(scene.turns)) if (!rows.has(turn)) rows.set(turn, last)
  return rows
}

/** By the last part of the name of a turn; an end stands below the turns that lead to it. */
function laneOf(scene: Scene, id: string): number {
  const named = LANES.indexOf(id.slice(id.lastIndexOf('.') + 1))
  if (named >= 0) return named
  if (!isEnd(scene, id)) return MIDDLE
  const from = Object.entries(scene.turns)
    .filter(([, turn]) => targetsOf(turn).includes(id))
    .map(([turn]) => laneOf(scene, turn))
  return Math.round(from.reduce((sum, lane) => sum + lane, 0) / Math.max(1, from.length))
}

const rangeOf = ({ climates }: Walked, id: string): string => {
  const range = climates.get(id)
  if (!range) return 'never reached'
  const { low, high } = range
  return `trust ${signed(low.trust)} … ${signed(high.trust)} · pressure ${signed(low.pressure)} … ${signed(high.pressure)}`
}

function choiceCard({ id, as, trust, pressure, asks, to }: Choice, texts: SceneTexts): string {
  const { line = '?', then = '?' } = texts.choices[id] ?? {}
  const ways = to.map(
    ({ when, turn }) =>
      `<span class="to" data-from="${escaped(id)}" data-to="${escaped(turn)}">${to.length > 1 ? `${whenText(when)} → ` : '→ '}<a href="#${escaped(turn)}">${escaped(turn)}</a></span>`,
  )
  return `<li id="${escaped(id)}"><p><b>${as}</b> <code>${escaped(id)}</code> trust ${signed(trust)}, pressure ${signed(pressure)}${asks ? ' <b>asks</b>' : ''}</p>
<p class="line">${escaped(line)}</p><p class="then">${escaped(then)}</p><p>${ways.join(' ')}</p></li>`
}

function turnCard(id: string, turn: Turn, texts: SceneTexts, range: string): string {
  const says = turn.says.map(
    (one) =>
      `<p class="says">${turn.says.length > 1 ? `<small>${whenText(one.when)}</small> ` : ''}${escaped(texts.says[one.id] ?? '?')}</p>`,
  )
  return `<h2>${escaped(id)}</h2><p class="range">${range}</p>${says.join('')}<ul>${turn.choices.map((choice) => choiceCard(choice, texts)).join('')}</ul>`
}

function endCard(id: string, phrases: readonly string[], texts: SceneTexts): string {
  const { title = '?', text = '?' } = texts.ends[id] ?? {}
  return `<h2>${escaped(id)}</h2><h3>${escaped(title)}</h3><p>${escaped(text)}</p><p class="range">${phrases.map(escaped).join(' · ')}</p>`
}

const STYLE = `
body { margin: 2rem; font: 14px/1.45 system-ui, sans-serif; color: #223; background: #faf9f5 }
main { position: relative; display: grid; grid-template-columns: repeat(3, minmax(22rem, 1fr)); gap: 3.5rem 2.5rem }
.cell { display: flex; gap: 1rem; align-items: start }
article { flex: 1; position: relative; z-index: 1; padding: .8rem 1rem; border: 1px solid #bbc; border-radius: 10px; background: #fff }
article.end { background: #eef5f0; border-width: 2px }
article.gentlest { box-shadow: -5px 0 0 #2b8a78 } article.pressing { box-shadow: 5px 0 0 #b5573a }
article.gentlest.pressing { box-shadow: -5px 0 0 #2b8a78, 5px 0 0 #b5573a }
h2 { margin: 0; font-size: 1rem } h3 { margin: .4rem 0 0; font-size: 1rem } p { margin: .3rem 0 }
.range, .then, small { color: #667 } .says { font-size: 1.05rem } ul { margin: 0; padding: 0; list-style: none }
li { padding: .4rem 0; border-top: 1px solid #dde } li:hover { background: #f2f6f4 } code { color: #889 } .line { font-weight: 600 }
svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none }
path { fill: none; stroke: #99a; stroke-width: 1.3; opacity: .45 } path.lit { stroke: #2255bb; stroke-width: 3; opacity: 1 }`

// Draws the arrows where the cards came to stand, and lights those of the choice under the pointer.
const SCRIPT = `
const main = document.querySelector('main'), svg = document.querySelector('svg')
function draw() {
  const base = main.getBoundingClientRect()
  svg.replaceChildren(...[...document.querySelectorAll('.to')].map((to) => {
    const from = to.closest('li').getBoundingClientRect(), target = document.getElementById(to.dataset.to)
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.dataset.from = to.dataset.from
    if (!target) return path
    const box = target.getBoundingClientRect(), card = to.closest('article').getBoundingClientRect()
    const x1 = from.left + from.width / 2 - base.left, y1 = card.bottom - base.top
    const x2 = box.left + box.width / 2 - base.left, y2 = box.top - base.top, bend = Math.max(24, (y2 - y1) / 2)
    path.setAttribute('d', 'M' + x1 + ' ' + y1 + 'C' + x1 + ' ' + (y1 + bend) + ' ' + x2 + ' ' + (y2 - bend) + ' ' + x2 + ' ' + y2)
    return path
  }))
}
addEventListener('resize', draw); draw()
for (const li of document.querySelectorAll('li'))
  for (const [event, on] of [['mouseenter', true], ['mouseleave', false]])
    li.addEventListener(event, () => { for (const path of svg.children) if (path.dataset.from === li.id) path.classList.toggle('lit', on) })`

/** A page that needs nothing beside it. Of a scene without graph problems. */
export function sceneGraph(scene: Scene, texts: SceneTexts, language: string): string {
  const walked = walk(scene)
  const rows = rowsOf(scene)
  const on = (['gentlest', 'pressing'] as const).map((which) => {
    const path = outermostPath(scene, which)
    return { which, ids: new Set([...path.past.map(({ turn }) => turn), path.at]) }
  })
  const card = (id: string): string => {
    const turn = scene.turns[id]
    const classes = [...(turn ? [] : ['end']), ...on.filter(({ ids }) => ids.has(id)).map(({ which }) => which)]
    const inside = turn
      ? turnCard(id, turn, texts, rangeOf(walked, id))
      : endCard(id, scene.ends[id]?.phrases ?? [], texts)
    return `<article id="${escaped(id)}" class="${classes.join(' ')}">${inside}</article>`
  }
  const ids = [...Object.keys(scene.turns), ...Object.keys(scene.ends)]
  const cells = Array.from({ length: Math.max(...rows.values()) + 1 }, (_row, row) =>
    LANES.map((_name, lane) => {
      const here = ids.filter((id) => rows.get(id) === row && laneOf(scene, id) === lane)
      return `<div class="cell">${here.map(card).join('')}</div>`
    }).join(''),
  )
  const lengths = walked.arrivals.map(({ turns }) => turns)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(texts.title)}</title><style>${STYLE}</style>
<h1>${escaped(texts.title)}</h1><p>${escaped(texts.setting)}</p>
<p>${String(Object.keys(scene.turns).length)} turns, ${String(Math.min(...lengths))} to ${String(Math.max(...lengths))} on a path.
Lanes: ${LANES.join(', ')}. Green edge: always the gentlest choice. Red edge: always the most pressing one.</p>
<main><svg></svg>${cells.join('')}</main><script>${SCRIPT}</script></html>`
}
