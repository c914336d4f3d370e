import MarkdownIt from 'markdown-it'
import type { Entry } from '@shared/features/journal/entry'
import { clockTimeOf, dateOf, type LivedTime } from '@shared/kernel/time'
import { blobFileName } from '@shared/kernel/blobRef'
import { EXPORTED_BLOBS } from '@shared/records/readableExport'
import type { Language } from '@shared/features/settings/settings'
import type { WriteText } from './readablePages'

/** The page that leads to those of the years. */
export const INDEX_PAGE = 'journal.html'

interface Words {
  title: string
  /** The title of a prompt by its id. */
  prompt: (id: string) => string
}

/** A line of its own stays one, as in the app. Markup of HTML is shown as text, and nothing is fetched from anywhere. */
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable('image')

/** The journal as pages for a browser, one for each year as lived, without scripts. */
export class HtmlPages {
  readonly #write: WriteText
  readonly #language: Language
  readonly #words: Words
  readonly #years = new Map<string, { at: LivedTime; html: string }[]>()

  constructor(write: WriteText, language: Language, words: Words) {
    this.#write = write
    this.#language = language
    this.#words = words
  }

  add(entry: Entry): void {
    const year = dateOf(entry.at).slice(0, -'-11-21'.length)
    const known = this.#years.get(year)
    const one = { at: entry.at, html: this.#article(entry) }
    if (known) known.push(one)
    else this.#years.set(year, [one])
  }

  /** @returns whether there is anything to read. */
  async end(): Promise<boolean> {
    const years = [...this.#years.keys()].sort((one, other) => Number(one) - Number(other))
    if (years.length === 0) return false
    const links = years.map((year) => `<li><a href="journal/${year}.html">${year}</a></li>`)
    await this.#write(
      INDEX_PAGE,
      this.#page(this.#words.title, `<h1>${escaped(this.#words.title)}</h1><ul>${links.join('')}</ul>`),
    )
    for (const year of years) {
      const entries = (this.#years.get(year) ?? []).sort((one, other) => (one.at < other.at ? -1 : 1))
      const title = `${this.#words.title} ${year}`
      const body = entries.map(({ html }) => html).join('\n')
      await this.#write(
        `journal/${year}.html`,
        this.#page(
          title,
          `<p><a href="../${INDEX_PAGE}">${escaped(this.#words.title)}</a></p><h1>${year}</h1>\n${body}`,
        ),
      )
    }
    return true
  }

  #article({ at, text, prompt, pictures = [] }: Entry): string {
    const date = dateOf(at)
    const noon = Date.parse(`${date}T12:00Z`)
    const format = new Intl.DateTimeFormat(this.#language === 'nl' ? 'nl-NL' : 'en-GB', {
      ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
    })
    // One impossible day would otherwise keep everything from being exported.
    const day = Number.isNaN(noon) ? date : format.format(noon)
    const images = pictures.map(
      (picture) =>
        `<img src="../${EXPORTED_BLOBS}/${blobFileName(picture)}" alt="${escaped(picture.alt ?? '')}" width="${String(picture.width)}" height="${String(picture.height)}" loading="lazy">`,
    )
    const asked = prompt === undefined ? '' : `<p class="asked">${escaped(this.#words.prompt(prompt))}</p>`
    return `<article><h2>${escaped(day)}</h2><p class="time">${clockTimeOf(at)}</p>${asked}<div dir="auto">${markdown.render(text)}</div>${images.join('')}</article>`
  }

  #page(title: string, body: string): string {
    return `<!doctype html>
<html lang="${this.#language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
  }
}

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 40em; margin: 2em auto; padding: 0 1.5em; font: 1.1em/1.6 Georgia, serif; }
article { margin-block: 2.5em; break-inside: avoid-page; }
h2 { margin-block-end: 0; font-size: 1.15em; }
.time, .asked { margin-block: 0; opacity: 0.75; font-size: 0.9em; }
article h1, article div h2 { font-size: 1.1em; }
img { display: block; max-width: 100%; height: auto; margin-block: 1em; }
`

const escaped = (text: string): string => markdown.utils.escapeHtml(text)
