import { describe, expect, test } from 'vitest'
import { removeEverything, storageUsage } from '@main/features/data/erase/ownedFiles'
import { copyVault } from '@main/features/data/relocate/copyVault'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { entryAt, ENTRY_RULES, isOwnName, vaultEntries, type VaultEntryKind } from '@main/vault/layout'
import { vaultFiles } from '@main/vault/snapshots/vaultFiles'
import { memoryFiles } from '../support/ports'

const DEVICE = '019ab3f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b'
const ID = '019ac001-0000-7000-8000-000000000000'
const AT = '2026-11-21T19-04-31-250Z'

/** One path of each kind of file, and more where there are several shapes. A kind that is missing here does not compile. */
const ONE_OF_EACH: Record<VaultEntryKind, string[]> = {
  'vault-file': ['vault.json'],
  'quarantined-vault-file': [`vault.json.damaged-${AT}`],
  'key-file': [`keys/${ID}.json`, `keys/${ID}.retired.json`],
  shard: ['2026-11.json', '2026-11.past.json', '12026-01.json', 'always.json'].map((name) => `${DEVICE}/${name}`),
  // Of Syncthing, of Nextcloud, of Dropbox, of ownCloud, of Google Drive, of OneDrive.
  'conflict-copy': [
    '2026-11.sync-conflict-20261121-190431-ABCDEFG.json',
    '2026-11.past.sync-conflict-20261121-190431-ABCDEFG.json',
    'always (conflicted copy 2026-11-21 190431).json',
    "2026-11 (Sam's conflicted copy 2026-11-21).json",
    '2026-11_conflict-20261121-190431.json',
    '2026-11 (1).json',
    '2026-11-LAPTOP.json',
  ].map((name) => `${DEVICE}/${name}`),
  'unsealed-copy': [`${DEVICE}/open.json`],
  'inbox-item': [`${DEVICE}/inbox/${ID}.json`],
  blob: [`${DEVICE}/blobs/00112233445566778899aabbccddeeff`],
  quarantined: [`2026-11.json.damaged-${AT}`, `open.json.damaged-${AT}-2`].map((name) => `${DEVICE}/${name}`),
  'unknown-document': [`${DEVICE}/people.json`, `${DEVICE}/files/a7b8`],
}
const ALL = Object.values(ONE_OF_EACH).flat()

const NOT_OURS = [
  'letter.txt',
  '.stfolder/x',
  '.syncthing.vault.json.0123456789abcdef.tmp',
  'photos/2026-11.json',
  'keys/readme.txt',
  'keys/.x.json',
  `${DEVICE}/.syncthing.2026-11.sync-conflict-20261121-190431-ABCDEFG.json.tmp`,
  `${DEVICE}/.2026-11.json.0123456789abcdef.tmp`,
  `${DEVICE}/strange/deeper/still`,
  `${DEVICE}/blobs/letter.jpg`,
  `${DEVICE}/blobs/.syncthing.00112233445566778899aabbccddeeff.0123456789abcdef.tmp`,
  `${DEVICE}/inbox/.x.json`,
]

const bytes = (text: string) => new TextEncoder().encode(text)

function filesWith(paths: readonly string[]) {
  const files = memoryFiles()
  for (const path of paths) files.contents.set(`/vault/${path}`, bytes(`content of ${path}`))
  files.contents.set('/vault/vault.json', bytes(JSON.stringify({ app: 'luwte', format: 1, id: ID })))
  return files
}

describe('the layout of a vault', () => {
  for (const [kind, paths] of Object.entries(ONE_OF_EACH))
    test(`names each ${kind}`, () => {
      for (const path of paths) expect(entryAt(path), path).toMatchObject({ kind })
    })

  test('names nothing else', () => {
    for (const path of NOT_OURS) expect(entryAt(path), path).toBeNull()
    for (const path of [...ALL, ...NOT_OURS]) {
      const [first = ''] = path.split('/')
      expect(isOwnName(first), first).toBe(ALL.some((own) => own.split('/')[0] === first))
    }
  })

  test('is walked whole, the keys last, and nothing else with it', async () => {
    const found = await vaultEntries(filesWith([...ALL, ...NOT_OURS]), '/vault')
    expect(found.map(({ path }) => path).sort()).toEqual([...ALL].sort())
    expect(found.at(0)?.entry.kind).toBe('vault-file')
    expect(found.at(-1)?.entry.kind).toBe('key-file')
  })

  test('says of a folder that cannot be listed which one it is', async () => {
    const files = filesWith(ALL)
    const { list } = files
    files.list = (folder) => (folder.endsWith('/inbox') ? Promise.reject(new Error('gone')) : list(folder))
    await expect(vaultEntries(files, '/vault')).rejects.toThrow('gone')
    const unread: string[] = []
    const found = await vaultEntries(files, '/vault', (folder) => unread.push(folder))
    expect(unread).toEqual([`${DEVICE}/inbox`])
    expect(found).toHaveLength(ALL.length - 1)
  })
})

describe('every file of the layout', () => {
  test('is in a snapshot, unless its rule leaves it out', async () => {
    const { batches } = await vaultFiles(filesWith([...ALL, ...NOT_OURS]), '/vault')
    const wanted = ALL.filter((path) => {
      const entry = entryAt(path)
      return entry && ENTRY_RULES[entry.kind].snapshot !== 'left-out'
    })
    expect(batches.flat().sort()).toEqual(wanted.sort())
    expect(batches.find((batch) => batch.length > 2)).toEqual(
      expect.arrayContaining([`${DEVICE}/2026-11.json`, `${DEVICE}/2026-11.past.json`]),
    )
  })

  test('moves along, with whatever is in its folder', async () => {
    const files = filesWith([...ALL, ...NOT_OURS])
    const copied = await copyVault({ files, digest: nodeDigest() }, '/vault', '/usb', () => undefined)
    expect([...copied.keys()]).toEqual(expect.arrayContaining(ALL))
    expect([...copied.keys()].filter((path) => !isOwnName(path.split('/')[0] ?? ''))).toEqual([])
  })

  test('counts in what is stored, and is erased', async () => {
    const files = filesWith(ALL)
    const paths = { userData: '/data', vault: '/vault', backups: '/backups' }
    const folders = { paths, vault: '/vault', backups: '/backups', writers: [] }
    expect((await storageUsage(files, folders)).vault.files).toBe(ALL.length)
    expect(await removeEverything(files, folders)).toEqual([])
    expect([...files.contents.keys()]).toEqual([])
  })
})
