// What the dialogs for folders ask, and what is written into an exported folder. The main process alone uses them.
export const exportFolder = {
  choose: {
    backups: { folder: 'Kies een map voor je reservekopieën', other: 'Kies de map van een reservekopie' },
    export: 'Waar mag de map met je gegevens komen?',
    import: 'Kies de map van een export',
    vault: 'Kies een map voor je gegevens',
  },
  readme: {
    title: 'Je gegevens uit Luwte',
    made: 'Gemaakt op',
    reads:
      'Alles in deze map is te lezen zonder Luwte. De teksten openen in elke teksteditor, de tabel opent in een spreadsheet (zoals Excel).',
    open: 'Wie bij deze map kan, kan alles lezen, ook als je gegevens in Luwte verzegeld zijn. Bewaar de map op een plek die je vertrouwt. Wis hem als je hem niet meer nodig hebt.',
    where: 'Wat ligt waar',
    files: {
      journal: 'Je dagboek. Elke tekst is een eigen bestand, met de dag en de tijd als naam.',
      otherVersion:
        'Staat er achter een naam ‘(other version)’, dan is die tekst op twee computers tegelijk veranderd. Beide zijn er.',
      checkIns: 'Je check-ins, als tabel. Vraagt je spreadsheet naar het scheidingsteken: dat is de komma.',
      plan: 'Mijn plan.',
      phrases: 'Je eigen zinnen, en de zinnen die je een hartje gaf.',
      bookmarks: 'Je bladwijzers in de gidsen, met je notities.',
      pictures: 'De foto’s bij je teksten. Onder elke tekst staat welke erbij horen.',
      bin: 'Wat in de prullenbak ligt, op dezelfde manier.',
      whole:
        'Alles nog eens in één bestand, met wat hierboven geen plek heeft: eigen woorden, namen van momenten, waar je was in een gids. Dit bestand kan Luwte weer importeren.',
    },
    unknown: 'Wat deze Luwte niet kent',
    unknownLead:
      'Dit schreef een nieuwere Luwte, of iemand veranderde het met de hand. Het staat alleen in `luwte.json`, zoals het is. Hoe vaak, per soort:',
    left: 'Wat er niet bij zit',
    leftOut:
      'Eerdere versies van je teksten, kladjes die je niet bewaarde, je instellingen, en wat je voorgoed hebt gewist.',
    unread: 'Wat niet gelezen kon worden',
    unreadLead: 'Wat in deze bestanden staat, zit niet in deze map. In Luwte is er niets aan veranderd.',
  },
  markdown: {
    ownPhrases: 'Eigen zinnen',
    favourites: 'Zinnen uit de gidsen',
    swaps: 'Liever zo',
    insteadOf: 'Liever niet:',
    rather: 'Liever wel:',
    plan: 'Mijn plan',
    phrases: 'Mijn zinnen',
    bookmarks: 'Bladwijzers in de gidsen',
    chapter: 'hoofdstuk',
  },
  /** The head of the table of check-ins. */
  columns: {
    date: 'datum',
    time: 'tijd',
    zone: 'tijdzone',
    answer: 'antwoord',
    feelings: 'gevoelens',
    pleasantness: 'prettig (-4 tot 4)',
    energy: 'energie (-4 tot 4)',
    bodyWhere: 'waar in het lijf',
    bodyHow: 'hoe in het lijf',
    with: 'met wie',
    where: 'waar',
    doing: 'bezig met',
    note: 'notitie',
    version: 'versie',
  },
  answer: { felt: 'gevoeld', 'dont-know': 'ik weet het niet', nothing: 'ik voel niets' },
  otherVersion: 'andere versie',
}
