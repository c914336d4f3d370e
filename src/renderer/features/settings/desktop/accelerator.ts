import * as v from 'valibot'
import { AcceleratorSchema } from '@shared/features/settings/shortcuts'

const KEYS: Record<string, string> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** The combination that was pressed as an Electron accelerator, or why it is none: an unknown key, or too few keys. */
export function acceleratorOf(event: Pressed, isMac: boolean): { keys: string } | { wrong: 'unknown' | 'few' } {
  const key = keyOf(event)
  if (key === null) return { wrong: 'unknown' }
  const { ctrlKey, altKey, shiftKey, metaKey } = event
  const keys = [
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? [isMac ? 'Command' : 'Super'] : []),
    key,
  ].join('+')
  return v.is(AcceleratorSchema, keys) ? { keys } : { wrong: 'few' }
}

/** With Shift or Alt a key gives another character: then its place on the keyboard tells which key it is. */
function keyOf({ key, code }: Pressed): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase()
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key
  return KEYS[key] ?? /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? null
}
