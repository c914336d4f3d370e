import { dialAddress, type Helpline } from '@shared/features/help-now/helplines'

/** One way to reach a helpline: a number to call or text, or a website. `address` is what a phone gets from the QR code. */
export type ContactWay =
  | { kind: 'call'; value: string; address: string; isTextedToo: boolean }
  | { kind: 'text'; value: string; address: string; keyword: string | null }
  | { kind: 'site'; value: string }

/** Best first; for somebody who cannot speak, the ways without speaking come first. */
export function contactWaysOf(line: Helpline, isSilent: boolean): ContactWay[] {
  const calls = line.call.map((value): ContactWay => ({
    kind: 'call',
    value,
    address: dialAddress(line, value, 'tel'),
    isTextedToo: line.text !== null,
  }))
  const texts: ContactWay[] = line.text
    ? [
        {
          kind: 'text',
          value: line.text.number,
          keyword: line.text.keyword,
          address: dialAddress(line, line.text.number, 'sms'),
        },
      ]
    : []
  const sites: ContactWay[] = line.web === null ? [] : [{ kind: 'site', value: line.web }]
  return isSilent ? [...texts, ...sites, ...calls] : [...calls, ...texts, ...sites]
}
