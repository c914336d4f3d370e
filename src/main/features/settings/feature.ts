import type { calls } from '@shared/features/settings/contract'
import { withoutUnsafeHome, withUnsafeHome } from '@shared/features/settings/unsafeHome'
import { LuwteError } from '@shared/kernel/errors'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from './settingsService'

interface Dependencies {
  settings: SettingsService
  vault: Pick<Vault, 'lock'>
}

export function createSettingsFeature({ settings, vault }: Dependencies): Feature<keyof typeof calls> {
  return {
    services: {},
    handlers: {
      'settings.change': (change) => {
        // Otherwise anybody in front of the lock screen could turn automatic locking off.
        if (change.lockWhen !== undefined && vault.lock === 'locked') throw new LuwteError('locked')
        const { country, ...others } = change
        if (country === undefined) return settings.change(change)
        return settings.chooseCountry(country, others)
      },
      'settings.setUnsafeHome': ({ on }) => settings.change(on ? withUnsafeHome : withoutUnsafeHome),
    },
    dispose: () => undefined,
  }
}

/** Emits `settings.changed` for each change. @returns a function that ends it. */
export const reportSettings = (settings: SettingsService, events: EventBus) =>
  settings.onChange((changed) =>
    events.emit('settings.changed', {
      settings: changed,
      language: settings.language,
      ...settings.whereabouts,
    }),
  )
