import * as v from 'valibot'
import { LuwteError } from '@shared/kernel/errors'
import { instant } from '@shared/kernel/time'
import type { Clock, Files } from '../ports'
import { freeQuarantineName } from './quarantine'
import { FORMAT, isNewerFormat } from './crypto/envelope'
import { DamagedFile } from '../ports/faults'
import { parseObject, printObject } from './json'
import { isDeviceFolder, KEYS_FOLDER, VAULT_FILE } from './layout'

/** Far more than a vault file takes: a larger one is not parsed. */
const MAX_BYTES = 64 * 1024

const VaultFileSchema = v.looseObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  id: v.pipe(v.string(), v.check(isDeviceFolder)),
})

/** Is a folder a vault? `newer`: of a newer format. `damaged`: its vault file makes no sense. */
export type VaultFileState =
  | { is: 'there'; id: string }
  /** Nothing of Luwte is here. */
  | { is: 'empty' }
  /** The vault file is gone or cannot be read now: perhaps a disk is not mounted, or a copy is not complete. */
  | { is: 'missing' }
  /** The vault of another id than the one that this computer sealed. To be treated as missing. */
  | { is: 'other' }
  | { is: 'newer' }
  | { is: 'damaged' }

/** Reads the vault file of a folder. Never rejects: what cannot be read now counts as missing. */
export async function readVaultFileState(files: Files, folder: string): Promise<VaultFileState> {
  try {
    const bytes = await files.read(`${folder}/${VAULT_FILE}`)
    if (bytes === null) return { is: (await files.list(folder)).some(isTrace) ? 'missing' : 'empty' }
    return stateFrom(bytes)
  } catch {
    return { is: 'missing' }
  }
}

/** Does this name show that there was a vault here, although its file is gone? */
const isTrace = (name: string): boolean => isDeviceFolder(name) || name === KEYS_FOLDER

function stateFrom(bytes: Uint8Array): VaultFileState {
  if (bytes.length > MAX_BYTES) return { is: 'damaged' }
  try {
    const file = parseObject(bytes)
    if (file.app === 'luwte' && isNewerFormat(file.format)) return { is: 'newer' }
    return v.is(VaultFileSchema, file) ? { is: 'there', id: file.id } : { is: 'damaged' }
  } catch (fault) {
    if (fault instanceof DamagedFile) return { is: 'damaged' }
    throw fault
  }
}

/** Makes the folder a vault. */
export async function writeVaultFile(
  { files, clock }: { files: Files; clock: Clock },
  folder: string,
  id: string,
): Promise<void> {
  const file = { app: 'luwte', format: FORMAT, id, createdAt: instant(clock.now()) }
  await files.writeDurably(`${folder}/${VAULT_FILE}`, printObject(file))
}

/**
 * Rewrites a damaged vault file with the id that is known here. The damaged file is copied to the returned name, not renamed,
 * so that the vault is never without its file.
 */
export async function mendVaultFile(deps: { files: Files; clock: Clock }, folder: string, id: string): Promise<string> {
  const quarantined = await freeQuarantineName(deps, folder, VAULT_FILE)
  const bytes = await deps.files.read(`${folder}/${VAULT_FILE}`)
  if (bytes === null) throw new LuwteError('vault-missing')
  await deps.files.writeDurably(`${folder}/${quarantined}`, bytes)
  await writeVaultFile(deps, folder, id)
  return quarantined
}
