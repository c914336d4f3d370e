/**
 * One thing, one word. A term has in each language its word, what that means in a short line, and the words that it
 * replaced: no interface text has those any more. They are patterns, matched case-insensitively against whole words; where
 * a retired word has a good meaning besides, the pattern names the use that is retired.
 */
export interface Term {
  word: string
  means: string
  retired: readonly string[]
}

export const glossary = {
  moment: {
    nl: {
      word: 'moment',
      means: 'een tijd waarop Luwte iets vraagt',
      retired: ['ritmes?', 'herinnering(en)?', 'er wacht een moment'],
    },
    en: {
      word: 'moment',
      means: 'a time at which Luwte asks something',
      retired: ['rhythms?', 'reminders?', 'unannounced', 'moments? is waiting'],
    },
  },
  notification: {
    nl: { word: 'melding', means: 'hoe een moment op het scherm verschijnt', retired: ['notificaties?'] },
    en: { word: 'notification', means: 'how a moment appears on the screen', retired: ['pop-?ups?'] },
  },
  checkIn: {
    nl: {
      word: 'check-in',
      means: 'wat je antwoordt op: hoe is het nu?',
      retired: ['checkins?', 'stemmingsmeting(en)?'],
    },
    en: {
      word: 'check-in',
      means: 'what you answer to: how are things now?',
      retired: ['checkins?', 'mood (log|entry|entries)'],
    },
  },
  surroundings: {
    nl: {
      word: 'waar en met wie',
      means: 'met wie, waar en waarmee bezig, bij een check-in',
      retired: ['eromheen', 'wat speelde er mee', 'meespeelde'],
    },
    en: {
      word: 'what was going on around you',
      means: 'who with, where and doing what, in a check-in',
      retired: ['something around it'],
    },
  },
  journal: {
    nl: {
      word: 'dagboek',
      means: 'alles wat je in Luwte bewaart; daarin staan teksten',
      retired: ['dagboeknotities?'],
    },
    en: { word: 'journal', means: 'everything you keep in Luwte; it holds entries', retired: ['diary', 'diaries'] },
  },
  draft: {
    nl: { word: 'kladje', means: 'wat je typte en nog niet bewaarde', retired: ['concept(en)?'] },
    en: { word: 'draft', means: 'what you typed and have not saved', retired: ['unsaved copy'] },
  },
  bookmark: {
    nl: {
      word: 'bladwijzer',
      means: 'een plek in een gids waar je naar terug wilt',
      retired: ['gemarkeerd', 'aangestreept', 'aanstreepte'],
    },
    en: {
      word: 'bookmark',
      means: 'a place in a guide to come back to',
      retired: ['parts you marked', 'marked in the guides', 'what you marked'],
    },
  },
  phrase: {
    nl: {
      word: 'zin',
      means: 'iets wat je kunt zeggen; met een hartje staat hij bij Mijn zinnen',
      retired: ['favoriete', 'favorieten', 'bij de hand'],
    },
    en: {
      word: 'phrase',
      means: 'something one can say; with a heart it is among My phrases',
      retired: ['favourites?', 'close at hand', 'words to borrow', 'sentences? to borrow', 'my sentences'],
    },
  },
  exercise: {
    nl: { word: 'oefening', means: 'iets wat je stap voor stap doet', retired: ['praktijken'] },
    en: { word: 'exercise', means: 'something one does step by step', retired: ['practices?', 'drills?'] },
  },
  plan: {
    nl: {
      word: 'mijn plan',
      means: 'je eigen woorden voor als het moeilijk wordt',
      retired: ['signaleringsplan', 'crisisplan', 'veiligheidsplan'],
    },
    en: { word: 'my plan', means: 'your own words for when things get hard', retired: ['crisis plan', 'safety plan'] },
  },
  print: {
    nl: { word: 'print', means: 'op papier', retired: ['druk af', 'afdrukken', 'drukt af'] },
    en: { word: 'print', means: 'on paper', retired: ['print it'] },
  },
  backup: {
    nl: {
      word: 'reservekopie',
      means: 'een kopie van je dagboek, om iets terug te halen',
      retired: ['back-?ups?', 'veiligheidskopie(ën)?', 'momentopnames?'],
    },
    en: {
      word: 'backup',
      means: 'a copy of your journal, to restore from',
      retired: ['snapshots?', 'putting back', 'backup of now', 'version of then'],
    },
  },
  export: {
    nl: {
      word: 'exporteren',
      means: 'alles in een map zetten die je zonder Luwte kunt lezen',
      retired: ['meenemen', 'meenam', 'meegenomen', 'inpakken', 'inpakte', 'ingepakte?', 'pakt alles in', 'pak in'],
    },
    en: {
      word: 'export',
      means: 'put everything in a folder that can be read without Luwte',
      retired: [
        'tak(e|ing) (it|everything|things) along',
        'took along',
        'taking along',
        'packed',
        'packing',
        'and pack',
      ],
    },
  },
  import: {
    nl: {
      word: 'importeren',
      means: 'een export weer aan je dagboek toevoegen',
      retired: ['breng(t)?( het)? erin', 'inbrengen', 'inlezen', 'leest luwte weer in'],
    },
    en: {
      word: 'import',
      means: 'add an export to your journal again',
      retired: ['bring(ing)? (it )?in', 'read back in', 'read(s)? (everything )?back'],
    },
  },
  data: {
    nl: {
      word: 'Reservekopie en export',
      means: 'de pagina over waar alles staat en hoe het bewaard blijft',
      retired: ['bewaren en meenemen', 'bewaren en herstellen', 'bewaren, terughalen'],
    },
    en: {
      word: 'Backup and export',
      means: 'the page on where everything is and how it is kept',
      retired: ['keeping and (restoring|taking)', 'to keeping'],
    },
  },
  seal: {
    nl: {
      word: 'verzegelen',
      means: 'versleutelen: zonder wachtzin of herstelcode is niets te lezen',
      retired: [
        'een geheim',
        'ligt open',
        'liggen open',
        'ligt( hier)? nog open',
        'geheimschrift',
        'houd je het dicht',
      ],
    },
    en: {
      word: 'seal',
      means: 'encrypt: without the passphrase or the recovery code nothing can be read',
      retired: [
        'lies? (here )?open',
        'lies? in plain',
        'take off the seal',
        'taking off the seal',
        'keep it closed',
        'anew',
      ],
    },
  },
  lock: {
    nl: {
      word: 'op slot',
      means: 'verzegeld, en de sleutel is even vergeten',
      retired: ['vergrendel(en|d|t)?', 'ontgrendel(en|d|t)?', 'op ?gesloten'],
    },
    en: { word: 'locked', means: 'sealed, and the key is forgotten for now', retired: ['locked up'] },
  },
  passphrase: {
    nl: {
      word: 'wachtzin',
      means: 'de woorden waarmee je dagboek opengaat',
      retired: ['wachtwoord(en)?', 'wachtzin van (toen|nu|die tijd)'],
    },
    en: {
      word: 'passphrase',
      means: 'the words that open your journal',
      retired: ['passwords?', 'passphrase (of|from) that time', 'present passphrase'],
    },
  },
  recoveryCode: {
    nl: {
      word: 'herstelcode',
      means: 'opent je dagboek als je de wachtzin niet meer weet',
      retired: ['herstelsleutel', 'noodcode'],
    },
    en: {
      word: 'recovery code',
      means: 'opens your journal when you forget the passphrase',
      retired: ['recovery key', 'backup code'],
    },
  },
  key: {
    nl: { word: 'sleutel berekenen', means: 'wat Luwte doet met je wachtzin', retired: ['rekent je sleutel uit'] },
    en: { word: 'work out the key', means: 'what Luwte does with your passphrase', retired: ['compute[sd]? your key'] },
  },
  sources: {
    nl: { word: 'bronnen', means: 'waar gidsen en oefeningen op steunen', retired: ['waar dit vandaan komt'] },
    en: { word: 'sources', means: 'what guides and exercises draw on', retired: ['where this comes from'] },
  },
  howLong: {
    nl: { word: 'hoelang', means: 'één woord', retired: ['hoe lang'] },
    en: { word: 'how long', means: 'two words', retired: ['for what time'] },
  },
  textSize: {
    nl: {
      word: 'tekstgrootte',
      means: 'hoe groot de letters zijn',
      retired: ['grootte van de letters', 'lettergrootte'],
    },
    en: { word: 'text size', means: 'how large the letters are', retired: ['size of the letters', 'font size'] },
  },
  helpNow: {
    nl: {
      word: 'Hulp nu',
      means: 'hulplijnen en je plan, overal met één toets',
      retired: ['SOS', 'noodknop', 'hulppagina'],
    },
    en: {
      word: 'Help now',
      means: 'helplines and your plan, one key away everywhere',
      retired: ['SOS', 'panic button', 'help page'],
    },
  },
  doctor: {
    nl: {
      word: 'huisarts',
      means: 'de eigen arts; daarbuiten de huisartsenspoedpost',
      retired: ['huisdokter', 'spoedpost', 'huisartsenpost'],
    },
    en: {
      word: 'doctor (GP)',
      means: 'one’s own doctor; GP is named once, where it is needed',
      retired: ['surgery', 'physicians?'],
    },
  },
  beside: {
    nl: {
      word: 'als je je zorgen maakt om iemand',
      means: 'wat er is voor wie naast een ander staat',
      retired: ['als je naast iemand staat', 'voor wie naast iemand staat'],
    },
    en: {
      word: 'if you’re worried about someone',
      means: 'what is there for somebody beside another',
      retired: ['when you(’re| are) beside someone', 'if you(’re| are) there for someone'],
    },
  },
  settings: {
    nl: { word: 'instellingen', means: 'alles wat je in Luwte kunt kiezen', retired: ['voorkeuren', 'opties'] },
    en: { word: 'settings', means: 'everything one can choose in Luwte', retired: ['preferences', 'options'] },
  },
  cancel: {
    nl: {
      word: 'Annuleren',
      means: 'weg uit een venster of een stap; er verandert niets',
      retired: [
        'toch niet',
        'toch nu',
        'laat zoals het was',
        '^laat (alles|ze|het) staan$',
        'stop, verander niets',
        'laat de kopie dicht',
      ],
    },
    en: {
      word: 'Cancel',
      means: 'leave a dialog or a step; nothing changes',
      retired: [
        'not after all',
        'never mind',
        'leave as it was',
        '^leave them$',
        '^leave it( (as it is|all|here|closed))?$',
        'stop, change nothing',
        'now after all',
      ],
    },
  },
  notNow: {
    nl: { word: 'Niet nu', means: 'een aanbod laten gaan', retired: ['nu even niet', 'misschien later'] },
    en: { word: 'Not now', means: 'let an offer go', retired: ['maybe later', 'no thanks'] },
  },
  undo: {
    nl: {
      word: 'Ongedaan maken',
      means: 'terug wat je net deed',
      retired: ['toch terug', 'toch weghalen', 'zoals daarnet$', 'toch hier ook'],
    },
    en: { word: 'Undo', means: 'take back what you just did', retired: ['take it back', 'after all'] },
  },
  remove: {
    nl: {
      word: 'Verwijder',
      means: 'uit een lijst halen; terug kan nog',
      retired: [
        'haal( \\S+){0,3} weg',
        'weghalen',
        'weggehaald',
        'weglegt',
        'weggelegd',
        'leg \\S+ weg',
        'vergeet het woord',
        'gooi( \\S+){0,3} weg',
        'weggooi(en|t|d)?',
        'weggegooid',
        'zijn weg\\.$',
      ],
    },
    en: {
      word: 'Remove',
      means: 'take out of a list; it can still come back',
      retired: [
        'tak(e|en|ing) (it |this |that )?away',
        'took away',
        'throw(n)?( \\S+){0,3} away',
        'thrown away',
        'put away',
        'puts? ‘\\S+’ away',
        'forget the word',
        'discard(ed)?',
      ],
    },
  },
  bin: {
    nl: { word: 'Naar de prullenbak', means: 'dertig dagen terug te halen', retired: ['vuilnisbak', 'papierbak'] },
    en: {
      word: 'Move to bin',
      means: 'can come back for thirty days',
      retired: ['trash', 'wastebasket', 'recycle bin'],
    },
  },
  deleteForGood: {
    nl: { word: 'Wis voorgoed', means: 'komt niet meer terug', retired: ['definitief'] },
    en: { word: 'Delete for good', means: 'does not come back', retired: ['eras(e|es|ed|ing)', 'wipe', 'permanently'] },
  },
  save: {
    nl: { word: 'Bewaar', means: 'vastleggen wat je schreef', retired: ['goed zo', 'opslaan', 'sla op'] },
    en: { word: 'Save', means: 'keep what you wrote', retired: ['that’s it', 'keep as pdf'] },
  },
  ok: {
    nl: { word: 'Oké', means: 'gezien', retired: ['begrepen(?! dit)'] },
    en: { word: 'OK', means: 'seen', retired: ['^understood', 'all right$'] },
  },
  permission: {
    nl: {
      word: 'geen toestemming',
      means: 'het systeem laat Luwte ergens niet bewaren',
      retired: ['luwte mag (hier|daar|in deze map)? ?niet schrijven'],
    },
    en: {
      word: 'doesn’t have permission',
      means: 'the system does not let Luwte save somewhere',
      retired: ['may not (write|save)', 'no permission to'],
    },
  },
} satisfies Record<string, Record<'nl' | 'en', Term>>
