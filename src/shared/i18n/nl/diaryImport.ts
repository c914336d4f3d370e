const number = (value: number): string => new Intl.NumberFormat('nl-NL').format(value)
const entries = (count: number): string => (count === 1 ? '1 tekst' : `${number(count)} teksten`)
const pictures = (count: number): string => (count === 1 ? '1 foto' : `${number(count)} foto’s`)

/** Importing the diary of another program. Read on that page, not at the start. */
export const diaryImport = {
  link: 'Een dagboek uit een ander programma',
  linkLine: 'Day One, Daylio, Obsidian en meer',
  title: 'Importeren uit een ander dagboek',
  lead: 'Luwte kijkt eerst wat erin staat. Er verandert niets tot jij het zegt.',
  back: 'Naar Reservekopie en export',
  which: {
    title: 'Waar schreef je eerder?',
    lead: 'Maak daar een export en kies die hier. Luwte ziet zelf van welk programma hij is.',
    file: 'Kies een bestand',
    folder: 'Kies een map',
    reading: 'Luwte kijkt wat erin staat …',
    how: 'Zo krijg je je dagboek eruit',
    ways: [
      'Day One: Instellingen, Export, JSON. Kies hier het zip-bestand.',
      'Daylio: Meer, Exporteer teksten, CSV. Kies hier het bestand.',
      'Journey en Diaro: maak een export als zip. Kies hier dat bestand.',
      'RedNotebook: kies hier de map met bestanden zoals 2026-11.txt.',
      'jrnl: jrnl --export json, of het tekstbestand zelf.',
      'Mini Diary: File, Export, JSON.',
      'Obsidian of andere Markdown: kies hier de map. De dag staat in de naam van het bestand of in het begin ervan.',
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
    title: 'Dit staat erin',
    from: (name: string, formats: string) => `${name}, uit ${formats}`,
    new: (count: number) =>
      count === 1
        ? '1 tekst is nieuw en komt in je dagboek.'
        : `${number(count)} teksten zijn nieuw en komen in je dagboek.`,
    pictures: (count: number) => (count === 1 ? 'Er hoort 1 foto bij.' : `Er horen ${number(count)} foto’s bij.`),
    known: (count: number) =>
      `${entries(count)} heb je al. ${count === 1 ? 'Die komt' : 'Die komen'} er niet nog eens bij.`,
    withoutTime: (count: number) =>
      count === 1
        ? 'Bij 1 tekst staat geen tijd. Die krijgt 12.00 uur.'
        : `Bij ${number(count)} teksten staat geen tijd. Die krijgen 12.00 uur.`,
    moods: 'Van een stemming komt het woord mee, als #woord. Een cijfer neemt Luwte niet over.',
    years: 'Per jaar',
    year: 'Jaar',
    entries: 'Teksten',
    untaken: 'Wat niet meekomt',
    untakenOf: (what: string, count: number) => `${what}: bij ${entries(count)}`,
    nothing: 'Hier is niets bij wat je nog niet had.',
    unknown: 'Luwte herkent hier geen dagboek in.',
    unknownNext: 'Er is niets veranderd. Kies een ander bestand, of de map waar het in staat.',
    first: 'Vlak ervoor maakt Luwte een reservekopie. Daarna kun je alles in één keer ongedaan maken.',
    go: 'Importeer',
    cancel: 'Annuleren',
    other: 'Kies iets anders',
  },
  untaken: {
    place: 'plaats op de kaart',
    weather: 'het weer',
    mood: 'cijfer voor je stemming',
    health: 'stappen en beweging',
    music: 'muziek',
    star: 'ster of favoriet',
    video: 'video',
    audio: 'geluid',
    document: 'pdf',
    outside: 'een bestand dat ergens anders ligt',
  },
  leftOut: {
    title: (count: number) => (count === 1 ? '1 ding blijft eruit' : `${number(count)} dingen blijven eruit`),
    more: (count: number) => `En nog ${number(count)}.`,
    safe: 'Aan het bestand of de map is niets veranderd.',
    why: {
      'no-date': 'er staat geen dag bij',
      future: 'de dag is nog niet geweest',
      empty: 'er staat niets in',
      unknown: 'Luwte kent dit niet',
      damaged: 'dit is beschadigd',
      'cut-off': 'het bestand houdt midden in een tekst op; wat ervoor staat, komt mee',
      'too-large': 'dit is te groot',
      unreadable: 'dit was niet te lezen',
      'unsafe-path': 'de naam wijst buiten het zip-bestand',
      encrypted: 'hier zit een wachtwoord op',
      link: 'dit verwijst naar een andere plek',
      'own-export': 'dit is een export van Luwte zelf; pak hem uit en kies de map bij Importeren op de vorige pagina',
      'no-picture': 'dit is geen foto',
      heic: 'een foto in HEIC; bewaar hem eerst als JPEG',
      'missing-picture': 'deze foto zit er niet bij',
      'too-many-pictures': 'meer foto’s bij één tekst dan Luwte bewaart',
    },
  },
  running: {
    title: 'Luwte importeert',
    wait: 'Je kunt intussen gewoon verder.',
    stop: 'Stop',
    stopping: 'Luwte stopt na deze stap …',
  },
  result: {
    done: (count: number, withPictures: number) =>
      `${entries(count)}${withPictures > 0 ? ` en ${pictures(withPictures)}` : ''} ${count + withPictures === 1 ? 'staat' : 'staan'} nu in je dagboek.`,
    stopped: (remaining: number) =>
      `Je stopte. ${entries(remaining)} ${remaining === 1 ? 'is' : 'zijn'} er nog niet. Importeer je nog eens, dan komt alleen de rest erbij.`,
    look: 'Bekijk je dagboek',
    undo: 'Ongedaan maken',
  },
  batches: {
    title: 'Eerder geïmporteerd',
    lead: 'Een import kun je in één keer ongedaan maken. De teksten gaan dan naar de prullenbak, waar je ze dertig dagen kunt terughalen. Wat je zelf veranderde, blijft staan.',
    one: (formats: string, when: string) => `${formats}, ${when}`,
    holds: (unchanged: number, changed: number) =>
      changed === 0
        ? entries(unchanged + changed)
        : `${entries(unchanged + changed)}, waarvan ${number(changed)} door jou veranderd`,
    undo: (name: string) => `Maak deze import ongedaan: ${name}`,
    sure: 'Alle teksten van deze import naar de prullenbak?',
    surely: 'Naar de prullenbak',
    cancel: 'Annuleren',
    undone: (binned: number, kept: number) =>
      `${entries(binned)} ${binned === 1 ? 'ligt' : 'liggen'} nu in de prullenbak.${
        kept === 0
          ? ''
          : ` ${entries(kept)} ${kept === 1 ? 'veranderde' : 'veranderden'} sinds de import en ${kept === 1 ? 'blijft' : 'blijven'} in je dagboek.`
      }`,
  },
}
