import type { diaryImport as nl } from '../nl/diaryImport'

const number = (value: number): string => new Intl.NumberFormat('en-GB').format(value)
const entries = (count: number): string => (count === 1 ? '1 entry' : `${number(count)} entries`)
const pictures = (count: number): string => (count === 1 ? '1 photo' : `${number(count)} photos`)

export const diaryImport: typeof nl = {
  link: 'A journal from another app',
  linkLine: 'Day One, Daylio, Obsidian and more',
  title: 'Import from another journal',
  lead: 'Luwte looks at what’s in it first. Nothing changes until you say so.',
  back: 'Back to Backup and export',
  which: {
    title: 'Where did you write before?',
    lead: 'Make an export there and choose it here. Luwte can tell which app it came from.',
    file: 'Choose a file',
    folder: 'Choose a folder',
    reading: 'Looking at what’s in it …',
    how: 'How to get your journal out',
    ways: [
      'Day One: Settings, Export, JSON. Choose the zip file here.',
      'Daylio: More, Export entries, CSV. Choose that file here.',
      'Journey and Diaro: make an export as a zip file and choose it here.',
      'RedNotebook: choose the folder that holds files such as 2026-11.txt.',
      'jrnl: jrnl --export json, or the text file itself.',
      'Mini Diary: File, Export, JSON.',
      'Obsidian or other Markdown: choose the folder. The day is in the name of each file, or at its start.',
    ],
  },
  formats: {
    'day-one': 'Day One',
    jrnl: 'jrnl',
    'mini-diary': 'Mini Diary',
    'red-notebook': 'RedNotebook',
    daylio: 'Daylio',
    journey: 'Journey',
    diaro: 'Diaro',
    markdown: 'Markdown',
  },
  preview: {
    title: 'What’s in it',
    from: (name: string, formats: string) => `${name}, from ${formats}`,
    new: (count: number) =>
      count === 1
        ? '1 entry is new and will join your journal.'
        : `${number(count)} entries are new and will join your journal.`,
    pictures: (count: number) =>
      count === 1 ? 'There is 1 photo with it.' : `There are ${number(count)} photos with them.`,
    known: (count: number) =>
      `You have ${entries(count)} already. ${count === 1 ? 'It won’t' : 'They won’t'} be added again.`,
    withoutTime: (count: number) =>
      count === 1 ? '1 entry has no time. It gets 12:00.' : `${number(count)} entries have no time. They get 12:00.`,
    moods: 'Of a mood, the word comes along as a #word. Luwte doesn’t take over a number.',
    years: 'By year',
    year: 'Year',
    entries: 'Entries',
    untaken: 'What doesn’t come along',
    untakenOf: (what: string, count: number) => `${what}: in ${entries(count)}`,
    nothing: 'There is nothing in it that you don’t have yet.',
    unknown: 'Luwte doesn’t recognise a journal in this.',
    unknownNext: 'Nothing has changed. Choose another file, or the folder it’s in.',
    first: 'Luwte makes a backup just before. Afterwards you can undo all of it in one go.',
    go: 'Import',
    cancel: 'Cancel',
    other: 'Choose something else',
  },
  untaken: {
    place: 'place on the map',
    weather: 'the weather',
    mood: 'a number for your mood',
    health: 'steps and activity',
    music: 'music',
    star: 'star or favourite',
    video: 'video',
    audio: 'sound',
    document: 'PDF',
    outside: 'a file that is somewhere else',
  },
  leftOut: {
    title: (count: number) => (count === 1 ? '1 thing is left out' : `${number(count)} things are left out`),
    more: (count: number) => `And ${number(count)} more.`,
    safe: 'Nothing in the file or folder has changed.',
    why: {
      'no-date': 'it doesn’t say which day',
      future: 'that day hasn’t come yet',
      empty: 'there is nothing in it',
      unknown: 'Luwte doesn’t recognise it',
      damaged: 'it is damaged',
      'cut-off': 'the file ends in the middle of an entry; what comes before is imported',
      'too-large': 'it is too large',
      unreadable: 'it couldn’t be read',
      'unsafe-path': 'its name leads outside the zip file',
      encrypted: 'it is protected by the other app',
      link: 'it points to another place',
      'own-export':
        'this is an export of Luwte itself; unzip it and choose the folder under Import on the previous page',
      'no-picture': 'it isn’t a photo',
      heic: 'a photo in HEIC; save it as JPEG first',
      'missing-picture': 'this photo isn’t there',
      'too-many-pictures': 'more photos in one entry than Luwte keeps',
    },
  },
  running: {
    title: 'Importing',
    wait: 'You can keep using Luwte meanwhile.',
    stop: 'Stop',
    stopping: 'Stopping after this step …',
  },
  result: {
    done: (count: number, withPictures: number) =>
      `${entries(count)}${withPictures > 0 ? ` and ${pictures(withPictures)}` : ''} ${count + withPictures === 1 ? 'is' : 'are'} now in your journal.`,
    stopped: (remaining: number) =>
      `You stopped. ${entries(remaining)} ${remaining === 1 ? 'isn’t' : 'aren’t'} there yet. Import again, and only the rest will be added.`,
    look: 'Open your journal',
    undo: 'Undo',
  },
  batches: {
    title: 'Imported before',
    lead: 'You can undo an import in one go. Its entries go to the bin, where you can get them back for thirty days. What you changed yourself stays.',
    one: (formats: string, when: string) => `${formats}, ${when}`,
    holds: (unchanged: number, changed: number) =>
      changed === 0
        ? entries(unchanged + changed)
        : `${entries(unchanged + changed)}, ${number(changed)} changed by you`,
    undo: (name: string) => `Undo this import: ${name}`,
    sure: 'Move all entries of this import to the bin?',
    surely: 'Move to bin',
    cancel: 'Cancel',
    undone: (binned: number, kept: number) =>
      `${entries(binned)} ${binned === 1 ? 'is' : 'are'} now in the bin.${
        kept === 0
          ? ''
          : ` ${entries(kept)} changed since the import and ${kept === 1 ? 'stays' : 'stay'} in your journal.`
      }`,
  },
}
