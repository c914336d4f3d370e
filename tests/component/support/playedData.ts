import type { Backups, Computer, Snapshot, RestorePreview } from '@shared/features/data/contract'
import type { Unproven } from '@shared/features/data/unproven'
import type { VaultState } from '@shared/features/vault-access/contract'
import { answer } from './bridge'

// Main's side of the data pages, played: what it answers about the vault, its backups and its computers.

export const vaultState = (change: Partial<VaultState> = {}): VaultState => ({
  lock: 'plain',
  isThere: true,
  folder: '/vault',
  keyring: 'not-here',
  hasOtherPassphrase: false,
  isSealedElsewhere: false,
  hasRecoveryCode: true,
  waiting: 0,
  ...change,
})

export const snapshot = (madeAt: string, change: Partial<Snapshot> = {}): Snapshot => ({
  id: madeAt.replaceAll(/[:.]/g, '-'),
  madeAt,
  why: 'changes',
  files: 4,
  bytes: 1_234_567,
  entries: 12,
  checkIns: 40,
  maker: { isThis: true, name: 'Zolder' },
  ...change,
})

export const backups = (snapshots: Snapshot[], change: Partial<Backups> = {}): Backups => ({
  folder: '/backups',
  snapshots,
  fault: null,
  ...change,
})

export const preview = (change: Partial<RestorePreview> = {}): RestorePreview => ({
  gone: 0,
  different: 0,
  same: 0,
  newer: 0,
  items: [],
  ...change,
})

export const computer = (change: Partial<Computer> = {}): Computer => ({
  device: '019ab3f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b',
  name: 'Zolder',
  isThis: true,
  changedAt: '2026-11-22T18:00:00.000Z',
  files: 3,
  plainFiles: 0,
  oldKeyFiles: 0,
  ...change,
})

export const unproven = (change: Partial<Unproven> = {}): Unproven => ({
  device: '019ac777-0000-7000-8000-000000000000',
  name: '',
  isKnown: false,
  why: 'stranger',
  entries: 2,
  checkIns: 1,
  here: 0,
  unreadable: 0,
  isCut: false,
  from: '2026-11-20T09:00:00.000Z',
  to: '2026-11-22T09:00:00.000Z',
  ...change,
})

/** The vault is there, not sealed, with these snapshots. */
export function playBackups(snapshots: Snapshot[] = [], change: Partial<Backups> = {}): void {
  answer('vault.state', () => vaultState())
  answer('backups.list', () => backups(snapshots, change))
  answer('unproven.list', () => ({ waiting: [], thrownAway: [] }))
}
