import { createHash, randomBytes } from 'node:crypto'
import type { Draft } from '@shared/features/drafts/drafts'
import type { Notice } from '@shared/kernel/notice'
import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import type { Clock, Files, KeyDeriver, SystemKeyring } from '@main/ports'
import type { BackupService } from '@main/features/data/backups/backupService'
import { DraftService } from '@main/features/drafts/draftService'
import { KeyringKey } from '@main/features/vault-access/keyringKey'
import type { SettingsService } from '@main/features/settings/settingsService'
import { RecoveryCodeService } from '@main/features/vault-access/recoveryCodeService'
import { VaultAccessService } from '@main/features/vault-access/vaultAccessService'
import { JobRunner } from '@main/kernel/jobRunner'
import { JsonDocument } from '@main/vault/jsonDocument'
import { DraftInbox } from '@main/vault/inbox/draftInbox'
import { sealedObject } from '@main/vault/crypto/sealedObject'
import { Vault } from '@main/vault/vault'
import { quickDeriver } from './quickDeriver'

// Knows nothing of vitest: it also runs in a child that is killed.

export interface RoomOptions {
  home: string
  /** Where the vault lies; else in `home`. */
  folder?: string
  files?: Files
  machine?: string
  clock?: Clock
  keyDeriver?: KeyDeriver
}

/** A vault on a real disk, and what seals and opens it, as src/main/features/vault-access/feature.ts puts it together. */
export interface Room {
  vault: Vault
  keys: VaultAccessService
  recoveryCode: RecoveryCodeService
  drafts: DraftService
  notices: Notice[]
  /** @returns the recovery code. */
  seal(passphrase: string): Promise<string>
  /** With what an earlier end cut short, as after every start and every unlocking. */
  unlock(secret: string): Promise<void>
  resume(): Promise<void>
  rotate(secret: string, passphrase: string): Promise<string>
  writeDraft(text: string): Promise<void>
}

export const DRAFT_KEY = 'entry:new'
export const draftOf = (text: string): Draft => ({ kind: 'entry', text, seen: null })

export const liveClock: Clock = {
  now: () => Date.now(),
  zone: () => 'Europe/Amsterdam',
  after: () => () => undefined,
}

const noKeyring: SystemKeyring = {
  isAvailable: async () => false,
  protect: async (bytes) => bytes,
  reveal: async (bytes) => bytes,
  forget: async () => undefined,
}

export async function openRoom(options: RoomOptions): Promise<Room> {
  const { home, folder = `${home}/vault`, files = nodeFiles(), machine = 'machine', clock = liveClock } = options
  const notices: Notice[] = []
  const deps = {
    files,
    clock,
    cipher: nodeCipher(),
    digest: { sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') },
    random: { bytes: (count: number) => new Uint8Array(randomBytes(count)) },
    keyDeriver: options.keyDeriver ?? quickDeriver,
  }
  const userData = `${home}/data`
  const vault = await Vault.open({
    ...deps,
    paths: { userData, vault: folder },
    machineId: async () => machine,
    onNotice: (notice) => notices.push(notice),
  })
  const drafts = new DraftService({
    document: new JsonDocument<object>(deps, userData, 'drafts.json', sealedObject(vault.sealing, 'drafts')),
    inbox: new DraftInbox(new JsonDocument<object>(deps, userData, 'drafts-locked.json'), {
      ...deps,
      sealing: vault.sealing,
    }),
    clock,
    sections: vault.sections,
    isLocked: () => vault.lock === 'locked',
  })
  const recoveryCode = new RecoveryCodeService({
    ...deps,
    dialogs: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      chooseFiles: async () => [],
      chooseNewFile: async () => null,
    },
    settings: { language: 'nl' } as unknown as SettingsService,
  })
  const keys = new VaultAccessService({
    vault,
    drafts,
    recoveryCode,
    backups: { make: async () => undefined, eraseOld: async () => undefined } as unknown as BackupService,
    keyringKey: new KeyringKey(new JsonDocument<object>(deps, userData, 'keyring.json'), noKeyring),
    jobs: new JobRunner(() => undefined),
    events: { emit: () => undefined },
    onNotice: (notice) => notices.push(notice),
  })

  function typedBack(): { code: string; groups: [string, string] } {
    const { code, ask } = recoveryCode.create()
    const groups = code.split('-')
    return { code, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] }
  }

  async function resume(): Promise<void> {
    if (!vault.isSettled) await keys.settle()
  }

  return {
    vault,
    keys,
    recoveryCode,
    drafts,
    notices,
    resume,
    async seal(passphrase) {
      const { code, groups } = typedBack()
      await keys.seal({ passphrase, groups })
      return code
    },
    async unlock(secret) {
      await keys.unlock(secret)
      await resume()
    },
    async rotate(secret, passphrase) {
      const { code, groups } = typedBack()
      await keys.rotate(secret, { passphrase, groups, dropBackups: false })
      return code
    },
    writeDraft: (text) => drafts.write(DRAFT_KEY, draftOf(text)),
  }
}
