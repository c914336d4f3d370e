const ANOTHER_KIND = 'Bewaar hem eerst met een ander programma als JPEG of PNG.'
const SMALLER = 'Maak er met een ander programma een kleinere kopie van.'

/** Why a file was not added. */
const WHY = {
  empty: 'Het bestand is leeg.',
  'too-large': 'Het bestand is groter dan 50 MB.',
  'too-many-pixels': 'De foto heeft meer dan honderd miljoen beeldpunten.',
  heic: 'Het is een HEIC-foto, zoals nieuwere iPhones die maken. Luwte kan die niet laten zien.',
  svg: 'Het is een tekening (SVG). Daar kan meer in zitten dan een beeld, daarom laat Luwte die niet zien.',
  'other-kind': 'Dit soort foto kan Luwte niet laten zien.',
  'no-picture': 'Het is geen foto, ook al heet het bestand misschien zo.',
  broken: 'Het bestand is kapot, of het is niet helemaal aangekomen.',
  unreadable: 'Het bestand is niet te lezen.',
  'too-many': 'Bij één tekst passen veertig foto’s.',
}

/** The words around the pictures of an entry. Read when they are needed, not at the start. */
export const pictures = {
  title: 'Foto’s bij deze tekst',
  add: 'Voeg een foto toe',
  dialog: { title: 'Kies foto’s voor je tekst', kind: 'Foto’s' },
  adding: 'De foto komt eraan…',
  name: (at: number): string => `Foto ${String(at)}`,
  open: (name: string): string => `${name}: bekijk groot`,
  inList: (alt: string): string => (alt === '' ? 'Met een foto' : `Met een foto: ${alt}`),
  only: 'Een foto',
  alt: { label: 'Wat is er te zien?', hint: 'Mag leeg blijven' },
  remove: 'Verwijder',
  removed: 'De foto staat niet meer bij deze tekst.',
  shrink: 'Maak een kleinere foto',
  shrunk: (width: string, height: string): string => `De foto is nu ${width} bij ${height} beeldpunten.`,
  missing: 'Deze foto is hier niet te zien. Misschien is hij nog onderweg van een andere computer.',
  view: {
    title: 'Foto',
    close: 'Sluit',
    previous: 'Vorige foto',
    next: 'Volgende foto',
    place: (at: number, count: number): string => `${String(at)} van ${String(count)}`,
  },
  /** What came without a name of its own. */
  pasted: 'De geplakte foto',
  refused: {
    what: (name: string, why: keyof typeof WHY): string => `‘${name}’ is niet toegevoegd. ${WHY[why]}`,
    safe: 'Je tekst en je andere foto’s staan er nog, en aan het bestand zelf is niets veranderd.',
    next: {
      empty: 'Kijk of de foto nog ergens anders staat.',
      'too-large': SMALLER,
      'too-many-pixels': SMALLER,
      heic: `${ANOTHER_KIND} Op een iPhone kan het voortaan vanzelf: Instellingen, Camera, Structuren, Meest compatibel.`,
      svg: ANOTHER_KIND,
      'other-kind': ANOTHER_KIND,
      'no-picture': 'Kies een JPEG, PNG, WebP of GIF.',
      broken: 'Kopieer de foto nog eens van waar hij vandaan komt, of bewaar hem opnieuw met een ander programma.',
      unreadable: 'Kijk of het bestand er nog is en of je erbij mag.',
      'too-many': 'Zet hem bij een nieuwe tekst.',
    } satisfies Record<keyof typeof WHY, string>,
  },
}
