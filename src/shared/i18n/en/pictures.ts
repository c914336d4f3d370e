import type { pictures as nl } from '../nl/pictures'

const ANOTHER_KIND = 'Save it as a JPEG or PNG with another program first.'
const SMALLER = 'Make a smaller copy of it with another program.'

/** Why a file was not added. */
const WHY: Record<Parameters<typeof nl.refused.what>[1], string> = {
  empty: 'The file is empty.',
  'too-large': 'The file is larger than 50 MB.',
  'too-many-pixels': 'The picture has more than a hundred million pixels.',
  heic: 'It is a HEIC photo, the kind that newer iPhones take. Luwte can’t show those.',
  svg: 'It is a drawing (SVG). Those can hold more than an image, so Luwte doesn’t show them.',
  'other-kind': 'Luwte can’t show this kind of picture.',
  'no-picture': 'It isn’t a picture, even if its name says so.',
  broken: 'The file is broken, or part of it is missing.',
  unreadable: 'The file can’t be read.',
  'too-many': 'An entry holds forty pictures.',
}

/** The words around the pictures of an entry. Read when they are needed, not at the start. */
export const pictures: typeof nl = {
  title: 'Pictures with this entry',
  add: 'Add a picture',
  dialog: { title: 'Choose pictures for your entry', kind: 'Pictures' },
  adding: 'Your picture is on its way…',
  name: (at) => `Picture ${String(at)}`,
  open: (name) => `${name}: view it large`,
  inList: (alt) => (alt === '' ? 'With a picture' : `With a picture: ${alt}`),
  only: 'A picture',
  alt: { label: 'What can be seen?', hint: 'Can stay empty' },
  remove: 'Remove',
  removed: 'The picture is no longer with this entry.',
  shrink: 'Make it smaller',
  shrunk: (width, height) => `The picture is ${width} by ${height} pixels now.`,
  missing: 'This picture can’t be shown here. It may still be on its way from another computer.',
  view: {
    title: 'Picture',
    close: 'Close',
    previous: 'Previous picture',
    next: 'Next picture',
    place: (at, count) => `${String(at)} of ${String(count)}`,
  },
  pasted: 'The picture you pasted',
  refused: {
    what: (name, why) => `“${name}” was not added. ${WHY[why]}`,
    safe: 'Your text and your other pictures are still here, and the file itself has not changed.',
    next: {
      empty: 'See whether the picture is somewhere else too.',
      'too-large': SMALLER,
      'too-many-pixels': SMALLER,
      heic: `${ANOTHER_KIND} An iPhone can do that by itself from now on: Settings, Camera, Formats, Most Compatible.`,
      svg: ANOTHER_KIND,
      'other-kind': ANOTHER_KIND,
      'no-picture': 'Choose a JPEG, PNG, WebP or GIF.',
      broken: 'Copy the picture again from where it came from, or save it again with another program.',
      unreadable: 'See whether the file is still there and whether you may open it.',
      'too-many': 'Put it with a new entry.',
    },
  },
}
