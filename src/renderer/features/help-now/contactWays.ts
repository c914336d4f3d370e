import { dialAddress, type Helpline } from '@shared/features/help-now/helplines'

/** One way to reach a line: a number that is called or texted, or a website. */
export type ContactWay =
  | { kind: 'call'; value: string; address: string; isTextedToo: boolean }
  | { kind: 'text'; value: string; address: string; keyword: string | null }
  | { kind: 'site'; value: string }

/** Best first; for somebody who cannot talk aloud what is typed comes first. */
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
