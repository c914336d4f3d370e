// A drawing as a file of its own. What styles and tokens make of it on the screen is written into it, since neither goes along.

const SVG = 'http://www.w3.org/2000/svg'
/** Pixels of the image for one of the screen: sharp on paper too. */
const SCALE = 2
/** Free space around the drawing. */
const MARGIN = 16

const DRAWN = 'rect, path, circle, line, text'
const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-linecap',
  'opacity',
] as const
const OF_TEXT = ['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'] as const

interface Size {
  width: number
  height: number
}
const sizeOf = (svg: SVGSVGElement): Size => ({
  width: Number(svg.getAttribute('width')),
  height: Number(svg.getAttribute('height')),
})

function canvasOf({ width, height }: Size): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width)
  canvas.height = Math.ceil(height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('No canvas to draw on')
  return { canvas, context }
}

/** Any colour of CSS as one that every program reads. */
function plainColours(): (colour: string) => string {
  const { context } = canvasOf({ width: 1, height: 1 })
  const known = new Map<string, string>()
  return (colour) => {
    if (colour === 'none') return colour
    const found = known.get(colour)
    if (found) return found
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    const plain = alpha === 0 ? 'none' : `rgb(${String(red)},${String(green)},${String(blue)})`
    known.set(colour, plain)
    return plain
  }
}

const ground = (): string => getComputedStyle(document.documentElement).getPropertyValue('--surface').trim() || 'white'

/** The drawing as a file of its own, as it looks now. */
export function svgOf(svg: SVGSVGElement): Uint8Array<ArrayBuffer> {
  const plain = plainColours()
  const { width, height } = sizeOf(svg)
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [...svg.querySelectorAll<SVGElement>(DRAWN)]
  for (const [index, element] of [...copy.querySelectorAll<SVGElement>(DRAWN)].entries()) {
    const original = originals[index]
    if (!original) continue
    const style = getComputedStyle(original)
    for (const name of element.tagName === 'text' ? [...COPIED, ...OF_TEXT] : COPIED) {
      const value = style.getPropertyValue(name)
      element.setAttribute(name, name === 'fill' || name === 'stroke' ? plain(value) : value)
    }
  }
  // What belongs to the screen: classes, focus, names for screen readers.
  for (const element of copy.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (/^(class|style|tabindex|role|aria-|data-)/.test(name)) element.removeAttribute(name)
  for (const { name } of [...copy.attributes]) copy.removeAttribute(name)
  const [all, high] = [width + 2 * MARGIN, height + 2 * MARGIN]
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(all))
  copy.setAttribute('height', String(high))
  copy.setAttribute('viewBox', `${String(-MARGIN)} ${String(-MARGIN)} ${String(all)} ${String(high)}`)
  const back = document.createElementNS(SVG, 'rect')
  for (const [name, value] of [
    ['x', -MARGIN],
    ['y', -MARGIN],
    ['width', all],
    ['height', high],
  ] as const)
    back.setAttribute(name, String(value))
  back.setAttribute('fill', plain(ground()))
  copy.prepend(back)
  return new TextEncoder().encode(new XMLSerializer().serializeToString(copy))
}

/** The drawing as a picture. Drawn anew: our pages load no image that was made of a text. */
export async function pngOf(svg: SVGSVGElement): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = sizeOf(svg)
  const { canvas, context } = canvasOf({
    width: (width + 2 * MARGIN) * SCALE,
    height: (height + 2 * MARGIN) * SCALE,
  })
  context.fillStyle = ground()
  context.fillRect(0, 0, canvas.width, canvas.height)
  await loadFonts(svg)
  const origin = svg.getScreenCTM()?.inverse()
  for (const element of svg.querySelectorAll<SVGGraphicsElement>(DRAWN)) {
    const matrix = element.getScreenCTM()
    if (!origin || !matrix) continue
    context.setTransform(SCALE, 0, 0, SCALE, MARGIN * SCALE, MARGIN * SCALE)
    const { a, b, c, d, e, f } = origin.multiply(matrix)
    context.transform(a, b, c, d, e, f)
    draw(context, element)
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('No picture was made')
  return new Uint8Array(await blob.arrayBuffer())
}

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontWeight} ${fontSize} ${fontFamily}`

/** A canvas takes another font where one is not loaded yet, and never looks again. */
async function loadFonts(svg: SVGSVGElement): Promise<void> {
  const texts = [...svg.querySelectorAll('text')]
  await Promise.all(texts.map((text) => document.fonts.load(fontOf(getComputedStyle(text)), text.textContent)))
}

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0)

/** How visible it is, with the groups that it lies in. */
function opacityOf(element: Element): number {
  let opacity = 1
  for (let at: Element | null = element; at && !(at instanceof SVGSVGElement); at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity || 1)
  return opacity
}

function pathOf(element: SVGGraphicsElement): Path2D {
  if (element.tagName === 'path') return new Path2D(element.getAttribute('d') ?? '')
  const path = new Path2D()
  const number = (name: string) => numberOf(element, name)
  if (element.tagName === 'circle') path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI)
  else if (element.tagName === 'line') {
    path.moveTo(number('x1'), number('y1'))
    path.lineTo(number('x2'), number('y2'))
  } else path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'))
  return path
}

function draw(context: CanvasRenderingContext2D, element: SVGGraphicsElement): void {
  const style = getComputedStyle(element)
  const opacity = opacityOf(element)
  context.globalAlpha = opacity * Number(style.fillOpacity || 1)
  context.fillStyle = style.fill
  if (element.tagName === 'text') {
    context.font = fontOf(style)
    context.textAlign = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left'
    context.textBaseline = style.dominantBaseline === 'central' ? 'middle' : 'alphabetic'
    context.fillText(element.textContent.trim(), numberOf(element, 'x'), numberOf(element, 'y'))
    return
  }
  const path = pathOf(element)
  if (style.fill !== 'none') context.fill(path)
  if (style.stroke === 'none') return
  context.globalAlpha = opacity * Number(style.strokeOpacity || 1)
  context.strokeStyle = style.stroke
  context.lineWidth = Number.parseFloat(style.strokeWidth)
  context.lineCap = style.strokeLinecap as CanvasLineCap
  context.stroke(path)
}
