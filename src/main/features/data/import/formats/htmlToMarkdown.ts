const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' }

/** What programs write for a note with some markup in it; text without any tag stays as it is. */
export function htmlToMarkdown(html: string): string {
  if (!/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/i.test(html)) return html.trim()
  return (
    html
      // Empty room is taken from where it begins: otherwise each of its signs would be tried as its beginning.
      .replace(/(?<!\s)\s*\n\s*/g, ' ')
      .replace(/<br\b[^<>]*>/gi, '\n')
      .replace(/<h([1-6])\b[^<>]*>/gi, (_tag, level: string) => `\n\n${'#'.repeat(Number(level))} `)
      .replace(/<li\b[^<>]*>/gi, '\n- ')
      .replace(/<\/?(p|div|ul|ol|blockquote|h[1-6]|table|tr)\b[^<>]*>/gi, '\n\n')
      .replace(/<(b|strong)\b[^<>]*>([^<]*)<\/\1\s*>/gi, (_tag, _name, text: string) => marked(text, '**'))
      .replace(/<(i|em)\b[^<>]*>([^<]*)<\/\1\s*>/gi, (_tag, _name, text: string) => marked(text, '*'))
      .replace(/<a\b[^<>]*href="(https?:[^"<>]*)"[^<>]*>([^<]*)<\/a\s*>/gi, '[$2]($1)')
      .replace(/<[^<>]*>/g, '')
      .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => named(name) ?? whole)
      .replace(/(?<![^\S\n])[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/\n\n(?=- )/g, '\n')
      .trim()
  )
}

const marked = (text: string, sign: string): string => (text.trim() === '' ? text : `${sign}${text.trim()}${sign}`)

function named(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(NAMED, name.toLowerCase()) ? NAMED[name.toLowerCase()] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
