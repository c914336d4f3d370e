import { extname, join, normalize, sep } from 'node:path'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The file in `folder` that the path of a URL means, and its media type; null: nothing that Luwte serves. */
export function pageFile(folder: string, pathname: string): { path: string; type: string } | null {
  const path = normalize(join(folder, decoded(pathname)))
  const type = CONTENT_TYPES[extname(path)]
  return path.startsWith(folder + sep) && type ? { path, type } : null
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // A `%` without two hex digits after it: no file has such a name.
    return ''
  }
}
