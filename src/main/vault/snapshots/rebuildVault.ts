import { LuwteError } from '@shared/kernel/errors'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { filesIn } from '../folders'
import { isOwnName, VAULT_FILE } from '../layout'
import type { Vault } from '../vault'
import { freeQuarantineName } from '../quarantine'
import { readVaultFileState } from '../vaultFile'
import type { Clock } from '@main/ports'
import { type CopyDeps, copyVerified } from './copyFiles'

/**
 * Copies the files that a missing vault lacks from a snapshot of it. Existing files stay as they are. The vault file comes
 * last: when this is interrupted, the vault still counts as missing. Throws `not-allowed` where the vault is there.
 * @param copy the vault folder of the snapshot.
 */
export async function rebuildVault(
  deps: CopyDeps & { clock: Clock },
  copy: string,
  vault: Vault,
  reportProgress: ReportProgress,
): Promise<void> {
  const state = await readVaultFileState(deps.files, copy)
  if (state.is !== 'there') throw new LuwteError('unreadable', 'a copy that is no vault')
  if (vault.sealedId !== null && state.id !== vault.sealedId)
    throw new LuwteError('unreadable', 'a copy of another vault than the one that was sealed here')
  await vault.freeze(async (frozen) => {
    if (await vault.isThere()) throw new LuwteError('not-allowed', 'the vault is there')
    const { is } = await readVaultFileState(deps.files, vault.folder)
    // The file of another vault, where this one was: it is kept under another name.
    if (is === 'there') {
      const aside = await freeQuarantineName(deps, vault.folder, VAULT_FILE)
      await deps.files.setAside(`${vault.folder}/${VAULT_FILE}`, `${vault.folder}/${aside}`)
    }
    const names = (await filesIn(deps.files, copy, isOwnName)).map((path) => path.slice(copy.length + 1))
    const inOrder = [...names.filter((name) => name !== VAULT_FILE), VAULT_FILE]
    for (const [index, name] of inOrder.entries()) {
      reportProgress(index, inOrder.length)
      const target = `${vault.folder}/${name}`
      if ((await deps.files.kindOf(target)) === null) await copyVerified(deps, `${copy}/${name}`, target)
    }
    await frozen.restartRebuilt()
  })
}
