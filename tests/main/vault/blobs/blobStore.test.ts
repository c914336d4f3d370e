import fc from 'fast-check'
import { readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { surveyDevices } from '@main/vault/deviceSurvey'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { exportedBlobs } from '@main/features/data/export/exportFile'
import { writeExport } from '@main/features/data/export/writeExport'
import { readFolder } from '@main/vault/folderReader'
import { importBlobs } from '@main/vault/blobs/importBlobs'
import { quickDeriver } from '../../support/quickDeriver'
import { CHUNK_BYTES, decodeBlob, encodeBlob } from '@main/vault/blobs/blobFormat'
import { MAX_BLOB_BYTES } from '@main/vault/blobs/blobStore'
import { DataKeys } from '@main/vault/crypto/dataKeys'
import { type Computer, entry, freshFolder, openAt, random } from '../support'

const deps = {
  files: nodeFiles(),
  digest: nodeDigest(),
  cipher: nodeCipher(),
  keyDeriver: quickDeriver,
  random,
}

const PASSPHRASE = 'een stil huis aan zee'
const ID = '00112233445566778899aabbccddeeff'
const OTHER = 'ffeeddccbbaa99887766554433221100'

function codec(how: 'plain' | 'sealed') {
  const cipher = nodeCipher()
  const dataKeys = new DataKeys(cipher)
  if (how === 'sealed') {
    dataKeys.hold('019ac001-0000-7000-8000-000000000000', new Uint8Array(32).fill(7))
    dataKeys.use('019ac001-0000-7000-8000-000000000000')
  }
  return { cipher, digest: nodeDigest(), seal: { dataKeys, isOn: () => how === 'sealed', believes: () => true } }
}
type Codec = ReturnType<typeof codec>

async function* pieces(content: Uint8Array, size = 9_999): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

const bytesOf = (size: number, seed = 0) => Uint8Array.from({ length: size }, (_, index) => (index * 31 + seed) % 253)
const encoded = (with_: Codec, content: Uint8Array, id = ID) => whole(encodeBlob(with_, id, pieces(content)))
const decoded = (with_: Codec, file: Uint8Array, id = ID) => whole(decodeBlob(with_, id, pieces(file)))

for (const how of ['plain', 'sealed'] as const)
  describe(`a blob that is ${how}`, () => {
    const with_ = codec(how)
    const stored = CHUNK_BYTES + (how === 'plain' ? 32 : 28)

    test('gives back what was put, whatever its size and the pieces it came in', async () => {
      const bounds = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 5 * CHUNK_BYTES + 17]
      for (const size of bounds)
        expect(await decoded(with_, await encoded(with_, bytesOf(size)))).toEqual(bytesOf(size))
      const size = fc.oneof(fc.constantFrom(...bounds), fc.nat(4 * CHUNK_BYTES))
      await fc.assert(
        fc.asyncProperty(size, fc.nat(255), fc.integer({ min: 500, max: 200_000 }), async (size, seed, piece) => {
          const content = bytesOf(size, seed)
          const file = await whole(encodeBlob(with_, ID, pieces(content, piece)))
          expect(Buffer.compare(await whole(decodeBlob(with_, ID, pieces(file, piece))), content)).toBe(0)
        }),
        { numRuns: 40 },
      )
    })

    const attacks: Record<string, (file: Uint8Array, at: (chunk: number) => number) => Uint8Array> = {
      'cut off within a chunk': (file) => file.slice(0, -100),
      'cut off after a chunk': (file, at) => file.slice(0, at(2)),
      'cut off after its head': (file, at) => file.slice(0, at(0)),
      'of no bytes': () => new Uint8Array(),
      'longer than it was': (file) => Uint8Array.from([...file, 0]),
      'with two chunks swapped': (file, at) =>
        Uint8Array.from([
          ...file.slice(0, at(0)),
          ...file.slice(at(1), at(2)),
          ...file.slice(at(0), at(1)),
          ...file.slice(at(2)),
        ]),
      'with a chunk twice': (file, at) =>
        Uint8Array.from([...file.slice(0, at(1)), ...file.slice(at(0), at(1)), ...file.slice(at(1))]),
      'without a chunk in the middle': (file, at) => Uint8Array.from([...file.slice(0, at(1)), ...file.slice(at(2))]),
    }
    for (const [name, attack] of Object.entries(attacks))
      test(`${name}: it is refused`, async () => {
        const file = await encoded(with_, bytesOf(3 * CHUNK_BYTES + 10))
        const head = file.indexOf(10) + 1
        const changed = attack(file, (chunk) => head + chunk * stored)
        await expect(decoded(with_, changed)).rejects.toMatchObject({ name: 'DamagedFile' })
      })

    test('with a chunk of another blob: it is refused', async () => {
      const file = await encoded(with_, bytesOf(2 * CHUNK_BYTES))
      const other = await encoded(with_, bytesOf(2 * CHUNK_BYTES), OTHER)
      const head = file.indexOf(10) + 1
      const mixed = Uint8Array.from([...file.slice(0, head), ...other.slice(head)])
      await expect(decoded(with_, mixed)).rejects.toMatchObject({ name: 'DamagedFile' })
      await expect(decoded(with_, other)).rejects.toMatchObject({ name: 'DamagedFile' })
    })

    test('with any byte changed: what is given before that is right, and then it is refused', async () => {
      const content = bytesOf(CHUNK_BYTES + 500)
      const file = await encoded(with_, content)
      for (let at = 0; at < file.length; at += at < 300 ? 1 : 997) {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ 1
        const parts: Uint8Array[] = []
        const reading = (async () => {
          for await (const part of decodeBlob(with_, ID, pieces(changed))) parts.push(part)
        })()
        await expect(reading, `byte ${at}`).rejects.toThrow()
        expect(Buffer.compare(Buffer.concat(parts), content.subarray(0, Buffer.concat(parts).length))).toBe(0)
      }
    })

    test('closes its file, also when nobody reads to the end, or it is not the one', async () => {
      const file = await encoded(with_, bytesOf(3 * CHUNK_BYTES))
      for (const [id, most] of [
        [ID, 1],
        [ID, 100],
        [OTHER, 100],
      ] as const) {
        let isClosed = false
        async function* opened() {
          try {
            yield* pieces(file)
          } finally {
            isClosed = true
          }
        }
        let count = 0
        const reading = (async () => {
          for await (const part of decodeBlob(with_, id, opened()))
            if ((count += part.length) >= most * CHUNK_BYTES) break
        })()
        await reading.catch(() => undefined)
        expect(isClosed).toBe(true)
      }
    })
  })

test('a later format, and another key, are told from damage', async () => {
  const file = await encoded(codec('sealed'), bytesOf(10))
  await expect(decoded(codec('plain'), file)).rejects.toMatchObject({ name: 'WrongKey' })
  const later = new TextEncoder().encode(new TextDecoder('latin1').decode(file).replace('"format":1', '"format":2'))
  await expect(decoded(codec('sealed'), later)).rejects.toMatchObject({ name: 'NewerFormat' })
})

async function blobFiles({ folder, device }: Computer): Promise<string[]> {
  const blobs = join(folder, await device(), 'blobs')
  return (await readdir(blobs)).map((name) => join(blobs, name))
}

const seal = ({ vault }: Computer, recoveryKey = random.bytes(16)) =>
  vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase: PASSPHRASE, recoveryKey })
    await tx.reseal(() => undefined)
  })

/** An entry with an image. */
async function withImage({ vault }: Computer, content: Uint8Array) {
  return vault.transaction(async (tx) => {
    const image = await tx.putBlob(pieces(content), 'image/jpeg')
    return { image, record: await tx.add('entry', { ...entry('with an image'), images: [image] }) }
  })
}

const isIn = async (path: string, text: string) => (await readFile(path)).includes(text)
const WORDS = 'words that nobody else should see '
const CONTENT = new TextEncoder().encode(WORDS.repeat(8_000))

describe('blobs in a vault', () => {
  test('are sealed, sealed with another key and unsealed with it, and read all the time', async () => {
    const computer = await openAt(await freshFolder())
    const { image } = await withImage(computer, CONTENT)
    expect(image).toEqual({ blob: expect.stringMatching(/^[0-9a-f]{32}$/), bytes: CONTENT.length, type: 'image/jpeg' })
    const check = async (isPlain: boolean) => {
      expect(Buffer.compare(await whole(computer.vault.readBlob(image.blob)), CONTENT)).toBe(0)
      const [path = ''] = await blobFiles(computer)
      expect(await isIn(path, WORDS)).toBe(isPlain)
      const deps = { files: nodeFiles(), digest: nodeDigest() }
      const [survey] = await surveyDevices(deps, computer.folder, computer.vault.sealing)
      expect(survey).toMatchObject({ files: 2, plainFiles: isPlain ? 2 : 0, oldKeyFiles: 0 })
      return readFile(path)
    }
    await check(true)
    await seal(computer)
    const first = await check(false)
    await seal(computer)
    const second = await check(false)
    expect(Buffer.compare(first, second)).not.toBe(0)
    await computer.vault.forgetKeys()
    await expect(whole(computer.vault.readBlob(image.blob))).rejects.toMatchObject({ code: 'locked' })
    await computer.vault.transaction((tx) => tx.keys.unlock(PASSPHRASE))
    await computer.vault.transaction(async (tx) => {
      await tx.keys.unseal()
      await tx.reseal(() => undefined)
    })
    await check(true)
  })

  test('are read on another computer, and go on there when it takes over', async () => {
    const folder = join(await freshFolder(), 'vault')
    const gone = await openAt(await freshFolder(), { folder })
    const { image } = await withImage(gone, CONTENT)
    const here = await openAt(await freshFolder(), { folder })
    await here.vault.add('entry', entry('here'))
    expect(Buffer.compare(await whole(here.vault.readBlob(image.blob)), CONTENT)).toBe(0)
    await seal(here)
    const device = await gone.device()
    await here.vault.takeOver(
      device,
      () => true,
      () => undefined,
    )
    expect(await readdir(folder)).not.toContain(device)
    expect(Buffer.compare(await whole(here.vault.readBlob(image.blob)), CONTENT)).toBe(0)
    const [path = ''] = await blobFiles(here)
    expect(await isIn(path, WORDS)).toBe(false)
  })

  test('one that is damaged keeps its computer from being taken over, and nothing is removed', async () => {
    const folder = join(await freshFolder(), 'vault')
    const gone = await openAt(await freshFolder(), { folder })
    await withImage(gone, CONTENT)
    const [path = ''] = await blobFiles(gone)
    await truncate(path, 70_000)
    const here = await openAt(await freshFolder(), { folder })
    const taking = here.vault.takeOver(
      await gone.device(),
      () => true,
      () => undefined,
    )
    await expect(taking).rejects.toMatchObject({ code: 'unreadable' })
    expect(await blobFiles(gone)).toEqual([path])
  })

  test('one that is damaged does not stay plain in a sealed vault', async () => {
    const computer = await openAt(await freshFolder())
    await withImage(computer, CONTENT)
    const [path = ''] = await blobFiles(computer)
    await truncate(path, 70_000)
    await seal(computer)
    const [quarantined = ''] = await blobFiles(computer)
    expect(quarantined).toContain('.damaged-')
    expect(await isIn(quarantined, WORDS)).toBe(false)
  })

  test('are removed when no record refers to them, and only then', async () => {
    const computer = await openAt(await freshFolder())
    const { vault } = computer
    const { image, record } = await withImage(computer, CONTENT)
    const draft = await vault.transaction((tx) => tx.putBlob(pieces(CONTENT), 'image/png'))
    const sweep = (kept: string[] = []) => vault.transaction((tx) => tx.removeUnreferencedBlobs(new Set(kept)))
    expect(await sweep([draft.blob])).toBe(0)
    expect(await sweep()).toBe(1)
    await expect(whole(vault.readBlob(draft.blob))).rejects.toMatchObject({ code: 'not-found' })
    const edited = await vault.edit(record.id, record.seen, { images: undefined })
    // An earlier version refers to it.
    expect(await sweep()).toBe(0)
    await vault.erase(edited.id)
    expect(await sweep()).toBe(1)
    expect(await blobFiles(computer)).toEqual([])
    await expect(whole(vault.readBlob(image.blob))).rejects.toMatchObject({ code: 'not-found' })
  })

  test('are not removed while a record cannot be read', async () => {
    const computer = await openAt(await freshFolder())
    await withImage(computer, CONTENT)
    const [path = ''] = await blobFiles(computer)
    const month = join(computer.folder, await computer.device(), '2026-11.json')
    await truncate(month, 60)
    const later = await openAt(join(computer.userData, '..'))
    await expect(later.vault.transaction((tx) => tx.removeUnreferencedBlobs(new Set()))).rejects.toThrow()
    expect((await readFile(path)).length).toBeGreaterThan(CONTENT.length)
  })

  test('that are too large leave nothing behind', async () => {
    const computer = await openAt(await freshFolder())
    const { vault } = computer
    async function* endless() {
      const piece = new Uint8Array(10_000_000)
      for (let size = 0; size <= MAX_BLOB_BYTES; size += piece.length) yield piece
    }
    await expect(vault.transaction((tx) => tx.putBlob(endless(), 'x'))).rejects.toMatchObject({ code: 'bad-input' })
    expect(await blobFiles(computer)).toEqual([])
  }, 60_000)

  test('what an interrupted write left behind is gone after the next start', async () => {
    const computer = await openAt(await freshFolder())
    await withImage(computer, CONTENT)
    const [path = ''] = await blobFiles(computer)
    await writeFile(join(path, '..', `.syncthing.${ID}.0123456789abcdef.tmp`), 'half')
    await openAt(join(computer.userData, '..'))
    expect(await blobFiles(computer)).toEqual([path])
  })

  test('come along from a copy of the vault, where a record refers to them, and those that are damaged do not', async () => {
    const from = await openAt(await freshFolder())
    const { image } = await withImage(from, CONTENT)
    const broken = await withImage(from, CONTENT)
    await truncate((await blobFiles(from)).find((path) => path.endsWith(broken.image.blob)) ?? '', 70_000)
    const to = await openAt(await freshFolder())
    await seal(to)
    const reading = await readFolder({ ...deps, clock: to.clock }, from.folder, {})
    const copies = await reading.copies('2026-11')
    for (let time = 0; time < 2; time += 1) await importBlobs(to.vault, reading, copies)
    expect(Buffer.compare(await whole(to.vault.readBlob(image.blob)), CONTENT)).toBe(0)
    await expect(whole(to.vault.readBlob(broken.image.blob))).rejects.toMatchObject({ code: 'not-found' })
    const [path = '', ...others] = await blobFiles(to)
    expect(others).toEqual([])
    expect(await isIn(path, WORDS)).toBe(false)
  })

  test('are plain in an export, and are read back from it', async () => {
    const from = await openAt(await freshFolder())
    const { image, record } = await withImage(from, CONTENT)
    await seal(from)
    const reading = await readFolder({ ...deps, clock: from.clock }, from.folder, { dataKeys: from.vault.dataKeys })
    const chosen = await freshFolder()
    const exporting = { ...deps, clock: from.clock, language: 'nl' as const, isStopped: () => false }
    const { folder } = await writeExport(exporting, reading, chosen, () => undefined)
    const exported = join(folder, 'blobs', image.blob)
    expect(Buffer.compare(await readFile(`${exported}.jpg`), CONTENT)).toBe(0)
    const to = await openAt(await freshFolder())
    await importBlobs(to.vault, exportedBlobs(deps.files, folder), [record])
    expect(Buffer.compare(await whole(to.vault.readBlob(image.blob)), CONTENT)).toBe(0)
    // Also as an earlier Luwte named it.
    await rename(`${exported}.jpg`, exported)
    const other = await openAt(await freshFolder())
    await importBlobs(other.vault, exportedBlobs(deps.files, folder), [record])
    expect(Buffer.compare(await whole(other.vault.readBlob(image.blob)), CONTENT)).toBe(0)
  })
})
