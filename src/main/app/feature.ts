import type { calls } from '@shared/app/contract'
import type { MomentServices } from '../features/moments/feature'
import type { SettingsService } from '../features/settings/settingsService'
import { rememberDismissed } from '../features/settings/dismissedNotices'
import { DisposableStore } from '../kernel/disposables'
import type { EventBus } from '../kernel/eventBus'
import type { Feature } from '../kernel/feature'
import type { Notices } from '../kernel/notices'
import type { Ports } from '../ports'
import type { Vault } from '../vault/vault'
import { SecretClipboard } from './secretClipboard'

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'zoneChanges' | 'power' | 'system' | 'clipboard' | 'windows' | 'lifecycle'>
  settings: SettingsService
  vault: Pick<Vault, 'folder' | 'lock'>
  notices: Notices
  moments: Pick<MomentServices, 'opener'>
  events: EventBus
}

/** What every window needs: the state of the app, its notices, its time zone, and the windows themselves. */
export function createAppFeature({
  ports,
  settings,
  vault,
  notices,
  moments,
  events,
}: Dependencies): Feature<keyof typeof calls> {
  const { clipboard, clock, lifecycle, system, windows } = ports
  let zone = clock.zone()
  function checkZone(): void {
    if (clock.zone() === zone) return
    zone = clock.zone()
    events.emit('zone.changed', { zone })
    void settings.arrive()
  }
  const secrets = new SecretClipboard(ports)
  const ends = new DisposableStore()
  ends.add(
    () => secrets.clear(),
    ports.zoneChanges.watch(checkZone),
    // Where the system does not report it, a journey mostly goes with sleep.
    ports.power.onResume(checkZone),
  )
  return {
    services: {},
    handlers: {
      'app.state': () => ({
        version: system.version,
        platform: system.platform,
        locale: system.locale(),
        language: settings.language,
        ...settings.whereabouts,
        zone: clock.zone(),
        settings: settings.current,
        vaultFolder: vault.folder,
        lock: vault.lock,
        notices: notices.list,
      }),
      'app.dismissNotice': async ({ id }) => {
        const dismissed = notices.dismiss(id)
        if (dismissed) await rememberDismissed(settings, dismissed)
      },
      'app.openMain': ({ route }) => windows.open('main', route),
      'app.openCheckIn': () => moments.opener.openCheckIn(),
      'app.closeWindow': () => windows.close('check-in'),
      'app.copyText': ({ text, isSecret }) => (isSecret ? secrets.copy(text) : clipboard.writeText(text)),
      'app.quit': () => lifecycle.quit(),
    },
    dispose: () => ends.dispose(),
  }
}
