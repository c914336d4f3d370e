// RFC 4180, with what spreadsheets need besides: a byte-order mark, without which they do not recognise UTF-8.

/** Without it Excel takes UTF-8 for the encoding of the system. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** One line. Numbers are written as they are; text never becomes a formula. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(harmless(cell)))).join(',')}\r\n`

/**
 * A spreadsheet takes a cell that begins like this for a formula, which can start programs and send things away
 * (owasp.org/www-community/attacks/CSV_Injection). The wide signs count for some spreadsheets in Japanese. Where lists are parted
 * by semicolons, as in Dutch, a cell begins in the middle of a text too: after each sign that may part cells or lines.
 */
const harmless = (text: string): string =>
  text.replace(/^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[" ]*[=+\-@＝＋－＠])/g, "'")

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
