/**
 * On which page of a PDF each of its named places stands, counted from 1. Chromium (Skia) writes everything but the pages'
 * contents as plain text; a PDF that is written otherwise has no places here.
 */
export function placesIn(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const isPage = new Set([...text.matchAll(/(\d+) 0 obj\s*<<\s*\/Type \/Page\b/g)].map(([, page]) => page))
  // The tree of pages is written from its leaves up, so that its leaves stand in reading order.
  const pages = [...text.matchAll(/\/Kids \[([\d R]*)\]/g)]
    .flatMap(([, kids = '']) => [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => kid))
    .filter((kid) => isPage.has(kid))
  const places = [...text.matchAll(/\/([^\s/<>[\]()]+) \[(\d+) 0 R \/XYZ /g)]
  return new Map(places.map(([, name = '', page]) => [name, pages.indexOf(page) + 1]))
}
