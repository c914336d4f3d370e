/** How a text begins, on one line and ending with a whole word. */
export function beginningOf(text: string, length = 170): string {
  // Only the beginning is folded: a text may be a book.
  const folded = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (folded.length <= length) return folded
  const cut = folded.slice(0, length + 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, length)).replace(/[\s,;:–-]+$/, '')}…`
}
