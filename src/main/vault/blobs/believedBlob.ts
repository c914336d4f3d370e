import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import { UnprovenFile } from '@main/ports/faults'
import { BLOBS_FOLDER } from '../layout'
import { type BlobCodec, decodeBlob } from './blobFormat'

/**
 * The content of a blob in the folder of a device, chunk by chunk, if `Seal.believes` its file. Throws as `decodeBlob` does,
 * and `not-found`. A file that only its SHA-256 can prove is read whole first.
 */
export async function* readBelievedBlob(
  { files, ...codec }: BlobCodec & { files: Files },
  path: string,
  device: string,
  id: string,
): AsyncGenerator<Uint8Array> {
  const isBelieved = (sha256: () => string) => (key: string | null) =>
    codec.seal.believes({ device, name: `${BLOBS_FOLDER}/${id}`, key, sha256 })
  let hasBegun = false
  try {
    const chunks = decodeBlob(
      codec,
      id,
      files.readStream(path),
      isBelieved(() => ''),
    )
    for await (const chunk of chunks) {
      hasBegun = true
      yield chunk
    }
    return
  } catch (fault) {
    if (hasBegun || !(fault instanceof UnprovenFile)) throw fault
  }
  const bytes = await files.read(path)
  if (!bytes) throw new LuwteError('not-found', 'a blob')
  yield* decodeBlob(
    codec,
    id,
    inOne(bytes),
    isBelieved(() => codec.digest.sha256(bytes)),
  )
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
