import { bytesOfWord, joinedBytes } from '@shared/features/journal/pictureFile/bytes'

// Files of pictures, made by hand: as small as a program takes them, and with what cameras and programs put beside the picture.

/** What nobody may find in a picture that was cleaned. */
export const SECRETS = [
  ...[
    '52.3702N 4.8952E',
    'Canon EOS 5D',
    'K. van Dijk',
    'a small picture of before',
    'a film behind it',
    'made in June',
  ],
  ...['a comment', 'notes of the maker'],
]
const [PLACE = '', CAMERA = '', NAME = '', SMALL = '', FILM = '', TIME = '', COMMENT = '', MAKER = ''] = SECRETS

const word = bytesOfWord
const big = (value: number, bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

/** Exif of one field, and behind it whatever its fields would lead to. */
export const tiff = (orientation: number): Uint8Array =>
  joinedBytes([
    ...[word('II*\0'), little(8, 4), little(2, 2)],
    ...[little(0x010f, 2), little(2, 2), little(CAMERA.length, 4), little(40, 4)],
    ...[little(0x0112, 2), little(3, 2), little(1, 4), little(orientation, 4)],
    ...[little(0, 4), word(CAMERA + PLACE + MAKER + SMALL)],
  ])

/** A grey JPEG of 8 × 8 that every program shows. */
const JPEG_TABLES = joinedBytes([
  ...[word('\xff\xdb'), big(67, 2), word('\0'), new Uint8Array(64).fill(16)],
  ...[word('\xff\xc4'), big(20, 2), word('\0'), word('\x01' + '\0'.repeat(15)), word('\0')],
  ...[word('\xff\xc4'), big(20, 2), word('\x10'), word('\x01' + '\0'.repeat(15)), word('\0')],
])

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joinedBytes([Uint8Array.of(0xff, marker), big(body.length + 2, 2), body])

export const frame = (width: number, height: number): Uint8Array =>
  segment(0xc0, joinedBytes([word('\x08'), big(height, 2), big(width, 2), word('\x01\x01\x11\0')]))

const SCAN = joinedBytes([segment(0xda, word('\x01\x01\0\0\x3f\0')), Uint8Array.of(0x3f)])
const PROFILE = segment(0xe2, word('ICC_PROFILE\0\x01\x01colours'))

/** @param coded what stands in the coded picture, beside the byte that it is made of. */
export function jpeg({ orientation = 1, width = 8, height = 8, coded = new Uint8Array() } = {}): Uint8Array {
  const exif = segment(0xe1, joinedBytes([word('Exif\0\0'), tiff(orientation)]))
  return joinedBytes([
    word('\xff\xd8'),
    segment(0xe0, joinedBytes([word('JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02'), word(SMALL)])),
    exif,
    segment(0xe1, word(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`)),
    segment(0xe2, word(`MPF\0${MAKER}`)),
    PROFILE,
    segment(0xed, word(`Photoshop 3.0\0${NAME}`)),
    segment(0xee, word(`Adobe\0\x64\0\0\0\0\x01${NAME}`)),
    segment(0xfe, word(COMMENT)),
    JPEG_TABLES,
    frame(width, height),
    SCAN,
    coded,
    word('\xff\xd9'),
    // A second picture, and the film of a photo that moves.
    joinedBytes([word('\xff\xd8'), exif, word('\xff\xd9'), word(FILM)]),
  ])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  return joinedBytes([big(data.length, 4), word(name), data, word('sum.')])
}

export function png({ orientation = 1, width = 3, height = 2 } = {}): Uint8Array {
  return joinedBytes([
    word('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', joinedBytes([big(width, 4), big(height, 4), word('\x08\x02\0\0\0')])),
    ...[
      chunk('gAMA', big(45455, 4)),
      chunk('pHYs', word('\0\0\x0b\x13\0\0\x0b\x13\x01')),
      chunk('eXIf', tiff(orientation)),
    ],
    ...[chunk('tEXt', word(`Comment\0${COMMENT}`)), chunk('iTXt', word(`XML:com.adobe.xmp\0${PLACE}`))],
    ...[chunk('tIME', word(TIME)), chunk('caBX', word(NAME)), chunk('IDAT', word('the picture'))],
    chunk('IEND', new Uint8Array()),
    word(FILM),
  ])
}

const riff = (name: string, data: Uint8Array): Uint8Array =>
  joinedBytes([word(name), little(data.length, 4), data, new Uint8Array(data.length % 2)])

export function webp({ orientation = 1, width = 3, height = 2 } = {}): Uint8Array {
  const body = joinedBytes([
    word('WEBP'),
    riff('VP8X', joinedBytes([Uint8Array.of(0x2c, 0, 0, 0), little(width - 1, 3), little(height - 1, 3)])),
    riff('ICCP', word('colours')),
    riff('VP8 ', word('the picture')),
    ...[riff('EXIF', tiff(orientation)), riff('XMP ', word(PLACE)), riff('NOTE', word(COMMENT + NAME))],
  ])
  return joinedBytes([riff('RIFF', body), word(FILM)])
}

/** Blocks of a GIF, each with its length before it. */
const blocks = (data: Uint8Array): Uint8Array => joinedBytes([Uint8Array.of(data.length), data, word('\0')])

/** @param screen what it says of its size, where that is not the size of its picture. */
export function gif({
  width = 3,
  height = 2,
  screen: said,
}: { width?: number; height?: number; screen?: { width: number; height: number } } = {}): Uint8Array {
  const screen = said ?? { width, height }
  return joinedBytes([
    ...[
      word('GIF89a'),
      little(screen.width, 2),
      little(screen.height, 2),
      word('\x80\0\0'),
      word('\0\0\0\xff\xff\xff'),
    ],
    joinedBytes([word('!\xff\x0bNETSCAPE2.0'), blocks(word('\x01\0\0'))]),
    joinedBytes([word('!\xff\x0bXMP DataXMP'), blocks(word(PLACE))]),
    joinedBytes([word('!\xfe'), blocks(word(COMMENT))]),
    joinedBytes([word('!\xf9'), blocks(word('\0\x05\0\0'))]),
    joinedBytes([word(',\0\0\0\0'), little(width, 2), little(height, 2), word('\0\x02'), blocks(word('picture'))]),
    word(`;${FILM}`),
  ])
}
