import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  content: string | Uint8Array
  /** Squeezed; else stored as it is. */
  isDeflated?: boolean
  /** What the archive says of it, where that is not the truth. */
  claimed?: { bytes?: number; crc?: number; flags?: number; attributes?: number }
}

/** A zip file, made by the book (APPNOTE 6.3), or with lies in it. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const bodies: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const { name, content, isDeflated = true, claimed = {} } of parts) {
    const whole = Buffer.from(content)
    const body = isDeflated ? deflateRawSync(whole) : whole
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(claimed.flags ?? 0x0800, 2)
    common.writeUInt16LE(isDeflated ? 8 : 0, 4)
    common.writeUInt32LE(claimed.crc ?? crc32(whole), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(claimed.bytes ?? whole.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, body])
    const head = Buffer.alloc(14)
    head.writeUInt32LE(claimed.attributes ?? 0, 6)
    head.writeUInt32LE(at, 10)
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, head, title]))
    bodies.push(local)
    at += local.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]))
}
