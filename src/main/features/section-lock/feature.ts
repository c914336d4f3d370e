import type { calls } from '@shared/features/section-lock/contract'
import { printRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import { KINDS, definitionOf } from '@shared/records/registry'
import { type Section, SECTIONS } from '@shared/records/section'
import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { PendingTasks } from '@main/kernel/pendingTasks'
import type { Dispose, Ports } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'

/** A section that nobody uses locks by itself. It is opened for a moment, on a computer that is shared. */
const LOCK_AFTER_MS = 5 * 60_000

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'random' | 'power' | 'windows'>
  vault: Vault
  drafts: DraftService
  tasks: PendingTasks
  events: EventBus
}

/** The own lock of a part of the vault. */
export function createSectionLockFeature({
  ports,
  vault,
  drafts,
  tasks,
  events,
}: Dependencies): Feature<keyof typeof calls> {
  const { clock, power, random, windows } = ports
  const { sections } = vault

  let timer: Dispose | null = null
  let lastUse = clock.now()

  async function announce(section: Section): Promise<void> {
    const kinds = KINDS.filter((kind) => definitionOf(kind).section === section)
    events.emit('section.changed', { section, state: await sections.state(section) })
    events.emit('records.changed', { kinds })
  }

  /** @param change what it was called for; told to the windows also where it fails half-way. */
  async function afterwards<Value>(section: Section, change: Promise<Value>): Promise<Value> {
    try {
      return await change
    } finally {
      await announce(section).catch(() => undefined)
    }
  }

  /** The keys leave the memory at once, whether the vault can be read now or not. */
  async function shut(section: Section): Promise<void> {
    sections.close(section)
    await announce(section).catch(() => undefined)
  }
  function close(): void {
    for (const section of SECTIONS) if (sections.hasKey(section)) tasks.inBackground(shut(section))
  }

  /** The wall clock decides; a timer only says when to look at it. */
  function look(): void {
    timer = null
    const left = lastUse + LOCK_AFTER_MS - clock.now()
    if (left <= 0 || left > LOCK_AFTER_MS) close()
    else timer = clock.after(left, look)
  }
  function used(): void {
    lastUse = clock.now()
    timer ??= clock.after(LOCK_AFTER_MS, look)
  }

  const ends = new DisposableStore()
  ends.add(
    power.onSuspend(close),
    power.onScreenLock(close),
    // Timers do not run while the computer sleeps; the wall clock does.
    power.onResume(() => {
      timer?.()
      look()
    }),
    windows.onNone(close),
    events.on('user.active', used),
    events.on('user.hid', close),
    () => timer?.(),
  )

  return {
    services: {},
    handlers: {
      'section.state': ({ section }) => sections.state(section),
      async 'section.set'({ section, passphrase }) {
        const recoveryKey = random.bytes(16)
        await afterwards(
          section,
          sections.set(section, passphrase, recoveryKey).then(() => drafts.resealSections()),
        )
        used()
        return { code: printRecoveryCode(recoveryKey) }
      },
      async 'section.open'({ section, secret }) {
        await afterwards(section, sections.open(section, secret))
        await drafts.resealSections().catch(() => undefined)
        used()
      },
      'section.close': ({ section }) => shut(section),
      'section.changePassphrase': ({ section, secret, passphrase }) =>
        sections.changePassphrase(section, secret, passphrase),
      'section.end': ({ section, secret }) =>
        afterwards(
          section,
          sections.end(section, secret).then(() => drafts.resealSections()),
        ),
    },
    dispose: () => ends.dispose(),
  }
}
