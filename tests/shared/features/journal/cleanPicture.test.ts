import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfWord, joinedBytes, PictureRefused, wordOf } from '@shared/features/journal/pictureFile/bytes'
import { cleanPicture, MAX_PICTURE_BYTES } from '@shared/features/journal/pictureFile/cleanPicture'
import { frame, gif, jpeg, png, SECRETS, tiff, webp } from './pictureFiles'

const KINDS = [
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
  ['image/gif', gif],
] as const

const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
const refusalOf = (bytes: Uint8Array): unknown => {
  try {
    return cleanPicture(bytes)
  } catch (fault) {
    return fault instanceof PictureRefused ? fault.why : fault
  }
}

describe.each(KINDS)('%s', (type, make) => {
  test('keeps what it shows, and no byte of what stood beside it', () => {
    const before = textOf(make())
    const clean = cleanPicture(make())
    expect(clean.type).toBe(type)
    expect(SECRETS.filter((secret) => before.includes(secret)).length).toBeGreaterThan(2)
    for (const secret of SECRETS) expect(textOf(clean.bytes)).not.toContain(secret)
    expect(textOf(clean.bytes)).not.toMatch(/exif|xmp|comment/i)
    expect(cleanPicture(clean.bytes)).toEqual(clean)
  })

  test('that is cut off is broken, wherever it is cut, and never anything worse', () => {
    const file = make()
    const whole = cleanPicture(file)
    for (let length = 1; length < file.length; length += 1) {
      const found = refusalOf(file.subarray(0, length))
      if (typeof found === 'object') expect(found).toEqual(whole)
      else expect(['broken', 'no-picture', 'other-kind']).toContain(found)
    }
  })

  test('with bytes that were changed is refused in words, or is a picture that stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
        const file = make()
        for (const [at, value] of changes) file[at % file.length] = value
        const found = refusalOf(file)
        if (typeof found === 'string') return
        const clean = found as ReturnType<typeof cleanPicture>
        expect(cleanPicture(clean.bytes)).toEqual(clean)
      }),
    )
  })
})

describe('which way up', () => {
  test.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', webp],
  ] as const)('stays, and width and height are as it is seen: %s', (_type, make) => {
    const [width, height] = [30, 20]
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const clean = cleanPicture(make({ orientation, width, height }))
      const seen = orientation >= 5 ? { width: height, height: width } : { width, height }
      expect(clean).toMatchObject(seen)
      expect(cleanPicture(clean.bytes)).toEqual(clean)
      for (const secret of SECRETS) expect(textOf(clean.bytes)).not.toContain(secret)
    }
  })

  test('that makes no sense is the usual one', () => {
    for (const orientation of [0, 9, 60_000])
      expect(cleanPicture(jpeg({ orientation })).bytes).toEqual(cleanPicture(jpeg()).bytes)
    expect(wordOf(tiff(6)).includes(SECRETS[0] ?? '')).toBe(true)
  })
})

describe('a JPEG', () => {
  test('has its coded picture to the last byte, marks within it too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(7)), (random, restarts) => {
        const escaped = [...random].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]))
        const coded = Uint8Array.from([...escaped, ...restarts.flatMap((at) => [0xff, 0xd0 + at])])
        expect(textOf(cleanPicture(jpeg({ coded })).bytes)).toContain(textOf(coded))
      }),
    )
  })

  test('may have bytes that fill up before a mark within it', () => {
    const coded = Uint8Array.of(1, 0xff, 0xff, 0xff, 0xd0, 2)
    expect(textOf(cleanPicture(jpeg({ coded })).bytes)).toContain(textOf(coded))
  })
})

test('a PNG ends with nothing in its end', () => {
  const end = [bytesOfWord('\0\0\0\x08IENDa secretsum.')]
  const file = joinedBytes([png().subarray(0, wordOf(png()).indexOf('IEND') - 4), ...end])
  expect(textOf(cleanPicture(file).bytes)).not.toContain('secret')
})

describe('a GIF', () => {
  test('is as large as its first picture, which programs show whole, however small it says that it is', () => {
    expect(cleanPicture(gif({ screen: { width: 0, height: 1 } }))).toMatchObject({ width: 3, height: 2 })
    expect(cleanPicture(gif({ screen: { width: 30, height: 1 } }))).toMatchObject({ width: 30, height: 2 })
  })
})

describe('is refused in words', () => {
  const box = (brand: string) => joinedBytes([bytesOfWord('\0\0\0\x18ftyp'), bytesOfWord(`${brand}\0\0\0\0mif1`)])

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a photo of an iPhone', box('heic'), 'heic'],
    ['another of its kind', box('mif1'), 'heic'],
    ['AVIF', box('avif'), 'other-kind'],
    ['TIFF', bytesOfWord('II*\0 and so on'), 'other-kind'],
    ['BMP', bytesOfWord('BM and so on'), 'other-kind'],
    ['a film', box('mp42'), 'no-picture'],
    ['a drawing', bytesOfWord('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    ['a drawing with a head', bytesOfWord('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><svg/>'), 'svg'],
    ['a text by the name of a picture', bytesOfWord('Dear diary'), 'no-picture'],
    ['a PDF', bytesOfWord('%PDF-1.7'), 'no-picture'],
    ['the beginning of a JPEG alone', bytesOfWord('\xff\xd8\xff'), 'broken'],
    [
      'a JPEG without a picture',
      joinedBytes([bytesOfWord('\xff\xd8'), frame(1, 1), bytesOfWord('\xff\xd9')]),
      'broken',
    ],
    ['nothing wide', jpeg({ width: 0 }), 'broken'],
    ['a JPEG of too many pixels', jpeg({ width: 20_000, height: 5001 }), 'too-many-pixels'],
    ['a PNG of too many pixels', png({ width: 2 ** 31, height: 2 ** 31 }), 'too-many-pixels'],
    ['a GIF of too many pixels', gif({ width: 60_000, height: 60_000 }), 'too-many-pixels'],
    [
      'a GIF that says it is small',
      gif({ width: 60_000, height: 60_000, screen: { width: 1, height: 1 } }),
      'too-many-pixels',
    ],
    ['too many bytes', joinedBytes([jpeg(), new Uint8Array(MAX_PICTURE_BYTES)]), 'too-large'],
  ])('%s', (_name, bytes, why) => {
    expect(refusalOf(bytes)).toBe(why)
  })

  test('exactly as many pixels as are taken', () => {
    expect(cleanPicture(jpeg({ width: 20_000, height: 5000 }))).toMatchObject({ width: 20_000, height: 5000 })
  })
})
