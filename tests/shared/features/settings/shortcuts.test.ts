import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { AcceleratorSchema, NO_SHORTCUTS, SHORTCUT_NAMES, ShortcutsSchema } from '@shared/features/settings/shortcuts'

describe('a key combination', () => {
  it.each([
    'Control+Alt+L',
    'Super+L',
    'Super+Space',
    'Command+Shift+1',
    'Control+F12',
    'Shift+F5',
    'Control+Alt+Left',
  ])('may be %s', (keys) => {
    expect(v.is(AcceleratorSchema, keys)).toBe(true)
  })

  it.each([
    'L',
    'F5',
    'Control+C',
    'Alt+Left',
    'Control+F25',
    'Shift+L',
    'Shift+7',
    'Control+',
    'Control',
    'Control+l',
    'Hyper+L',
    ' Control+L',
    'Control+L+K',
    'Control+Control+C',
    'Shift+Shift+Shift+A',
    '',
  ])('may not be "%s"', (keys) => {
    expect(v.is(AcceleratorSchema, keys)).toBe(false)
  })

  it('is set for nothing until somebody chooses', () => {
    expect(v.is(ShortcutsSchema, NO_SHORTCUTS)).toBe(true)
    expect(SHORTCUT_NAMES.every((name) => NO_SHORTCUTS[name] === null)).toBe(true)
  })
})
