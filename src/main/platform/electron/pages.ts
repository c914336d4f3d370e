import { extname, join, normalize, sep } from 'node:path'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Which file within `folder` an address means, and its type; null for whatever is none of ours. */
export function pageFile(folder: string, pathname: string): { path: string; type: string } | null {
  const path = normalize(join(folder, decoded(pathname)))
  const type = CONTENT_TYPES[extname(path)]
  return path.startsWith(folder + sep) && type ? { path, type } : null
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // `%` with something else behind it than two figures: no name of ours.
    return ''
  }
}
