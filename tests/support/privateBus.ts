import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface PrivateBus {
  address: string
  end(): Promise<void>
}

export interface PrivateBusOptions {
  /** Where an earlier one was; a place of its own otherwise. */
  address?: string
  /** What the bus starts when somebody wants this name. */
  startable?: { name: string; command: string }
}

/** A real message bus of a test's own, on which nothing runs. */
export async function privateBus({ address: given, startable }: PrivateBusOptions = {}): Promise<PrivateBus> {
  const address = given ?? `unix:path=${join(mkdtempSync(join(tmpdir(), 'luwte-bus-')), 'bus')}`
  const folder = dirname(address.slice('unix:path='.length))
  const services = join(folder, 'services')
  mkdirSync(services, { recursive: true })
  if (startable)
    writeFileSync(
      join(services, 'startable.service'),
      `[D-BUS Service]\nName=${startable.name}\nExec=${startable.command}\n`,
    )
  writeFileSync(
    join(folder, 'bus.conf'),
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>`,
  )
  const daemon = spawn('dbus-daemon', ['--config-file', join(folder, 'bus.conf'), '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // It says where it is once it listens.
  await once(daemon.stdout, 'data')
  return {
    address,
    async end() {
      if (daemon.exitCode === null && daemon.signalCode === null) {
        const ended = once(daemon, 'exit')
        daemon.kill()
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
