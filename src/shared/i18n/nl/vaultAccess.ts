// Sealing, locking and unlocking: the lock screen, the settings page, and the steps of the wizard.
export const vaultAccess = {
  lock: 'Op slot',
  checkIn: {
    sealed:
      'Je dagboek is op slot. Wat je bewaart, wordt meteen versleuteld. Laat je iets half liggen, dan zie je dat pas terug als het open is.',
    waits:
      'Je dagboek is op slot, en op deze computer is het nog niet open geweest. Wat je bewaart, blijft zolang op deze computer staan. Wie bij je bestanden kan, kan het tot dan lezen.',
    waiting: 'Het staat op deze computer. Zodra je dagboek open is, komt het daarin.',
    kept: 'Het is versleuteld. Je vindt het terug als je dagboek weer open is.',
  },
  backToLock: 'Terug naar het slot',
  unlock: {
    title: 'Je dagboek is op slot',
    lead: 'Alles staat er nog. Met je wachtzin gaat het open.',
    label: 'Wachtzin of herstelcode',
    open: 'Open',
    opening: 'Even openen',
    wait: 'Luwte berekent je sleutel. Dat duurt een paar tellen.',
    wrong:
      'Hiermee ging het niet open. Er is niets weg. Probeer het rustig nog eens, zo vaak als je wilt. Je herstelcode mag ook in dit vak.',
    unreadable:
      'Een bestand met een sleutel is niet te lezen. Je teksten staan er nog. Probeer je herstelcode, in ditzelfde vak. Lukt dat ook niet, dan kan een reservekopie helpen.',
    forgotten: {
      title: 'Ik weet mijn wachtzin niet meer',
      code: 'Misschien heb je je herstelcode nog. Dat zijn zeven groepjes van vier tekens, op papier of in een bestand. Typ de code in het vak hierboven. Streepjes en hoofdletters maken niet uit. Daarna kun je een nieuwe wachtzin kiezen.',
      time: 'Je hoeft je niet te haasten. Je mag zo vaak proberen als je wilt.',
      without:
        'Zonder wachtzin en zonder herstelcode krijgt niemand je dagboek open. Ook wie Luwte maakte kan dat niet.',
    },
    elsewhere: {
      title: 'Ik heb dit dagboek niet verzegeld',
      who: 'Op deze computer stond je dagboek open. Daarna heeft iemand het verzegeld. Was je dat zelf, op een andere computer? Typ dan de wachtzin van daar.',
      notYou:
        'Was jij dat niet? Dan kun je hier verder zonder slot. Wat je op deze computer schreef, staat er nog. Kijk wel even wie er bij de map van je dagboek kan.',
      goOn: 'Verder zonder slot',
    },
    checkIn: 'Check-in zonder te openen',
    takenIn:
      'De check-in van toen het op slot was, staat nu in je dagboek. | De {count} check-ins van toen het op slot was, staan nu in je dagboek.',
  },
  field: {
    show: 'Toon wat je typt',
    hide: 'Verberg wat je typt',
    capsLock: 'Let op: Caps Lock staat aan.',
  },
  page: {
    title: 'Wachtzin en slot',
    leadSealed:
      'Je dagboek is verzegeld: Luwte versleutelt alles wat je schrijft. Het gaat open met je wachtzin of je herstelcode.',
  },
  summary: {
    plain: 'Je dagboek is niet verzegeld. Wie bij je bestanden kan, kan het lezen.',
    sealed: 'Je dagboek is verzegeld: alles is versleuteld met je wachtzin.',
    locksOnClose: 'Het gaat op slot als je het venster sluit.',
    openPlain: 'Lees wat verzegelen doet',
    openSealed: 'Wachtzin, herstelcode en slot',
  },
  step: {
    of: 'Stap {step} van {count}',
    next: 'Verder',
    stop: 'Annuleren',
  },
  passphrase: {
    title: 'Kies een wachtzin',
    titleNew: 'Kies een nieuwe wachtzin',
    lead: 'Vier of vijf woorden die niets met elkaar te maken hebben, zijn sterk en goed te onthouden. Spaties mogen. Plakken mag ook.',
    first: 'Je wachtzin',
    firstNew: 'Je nieuwe wachtzin',
    again: 'Nog een keer',
    short: 'Nog iets langer: minstens {count} tekens.',
    different: 'Deze twee zijn nog niet hetzelfde.',
    same: 'Allebei hetzelfde.',
    strength: {
      s0: 'Dit is heel snel te raden.',
      s1: 'Dit is snel te raden.',
      s2: 'Dit houdt even stand. Een woord erbij maakt het een stuk sterker.',
      s3: 'Dit is sterk.',
      s4: 'Dit is heel sterk.',
    },
    weakIsFine: 'Je mag deze zin toch kiezen.',
  },
  code: {
    title: 'Bewaar je herstelcode',
    lead: 'Weet je je wachtzin niet meer, dan opent deze code je dagboek. Je ziet hem alleen nu.',
    label: 'Je herstelcode',
    where:
      'Schrijf hem op papier, en leg dat op een veilige plek. Wie de code vindt, kan je dagboek openen. Bewaar hem dus liever niet op deze computer.',
    clipboard:
      'Kopieer je de code, dan haalt Luwte hem na een minuut weer van het klembord. Sommige programma’s onthouden toch wat je kopieert.',
    print: 'Print',
    save: 'Bewaar als pagina',
    saved: 'De pagina is bewaard.',
    none: 'De code kon nu niet worden gemaakt. Er is niets veranderd.',
  },
  groups: {
    title: 'Typ twee groepjes over',
    lead: 'Kijk op je papier of in je bestand. Zo weet je zeker dat je de code hebt.',
    group: 'Groepje {number}',
    wrong: 'Dit is nog niet wat er in de code staat. Kijk gerust nog eens. De code is dezelfde gebleven.',
  },
  secret: {
    title: 'Tot slot: je huidige wachtzin',
    lead: 'Zo weet Luwte dat jij dit wilt. Je huidige herstelcode mag ook.',
    label: 'Huidige wachtzin of herstelcode',
  },
  progress: {
    sealing: 'Luwte verzegelt je dagboek.',
    unsealing: 'Luwte haalt de verzegeling eraf.',
    other: 'Luwte is nog even bezig.',
    key: 'Luwte berekent je sleutel. Dat duurt een paar tellen.',
    files: '{done} van {total} bestanden',
  },
  wizard: {
    seal: { act: 'Verzegel nu', done: 'Je dagboek is verzegeld.' },
    change: { act: 'Verander de wachtzin', done: 'Je nieuwe wachtzin werkt vanaf nu.' },
    newCode: { act: 'Gebruik de nieuwe code', done: 'Je nieuwe herstelcode werkt vanaf nu.' },
    rotate: {
      act: 'Verzegel alles opnieuw',
      done: 'Alles is opnieuw verzegeld.',
      title: 'Misschien kent iemand je wachtzin',
      lead: 'Dan helpt een nieuwe sleutel. Luwte verzegelt alles opnieuw. Je kiest een nieuwe wachtzin en krijgt een nieuwe herstelcode.',
      honest:
        'Heeft iemand al een kopie van je bestanden? Die gaat nog open met de oude wachtzin. Dat kan Luwte niet terugdraaien.',
      dropBackups: 'Wis de oude reservekopieën van Luwte',
      dropHint: 'Ook die gaan nog open met de oude wachtzin. Luwte maakt meteen een nieuwe.',
    },
    unseal: {
      act: 'Haal de verzegeling eraf',
      done: 'De verzegeling is eraf. Je dagboek staat weer in gewone bestanden.',
      title: 'De verzegeling eraf halen',
      lead: 'Daarna is niets meer versleuteld: alles staat weer in gewone bestanden. Wie bij de map kan, kan ze lezen. Ook op je andere computers met dit dagboek gaat de verzegeling eraf.',
      honest:
        'Oude reservekopieën blijven verzegeld. Bewaar je wachtzin zolang je die nog wilt kunnen openen. Wil je later weer verzegelen, dan kan dat.',
    },
    keyringOn: { act: 'Zet aan', done: 'Luwte gaat hier voortaan zonder wachtzin open.' },
    keyringOff: { act: 'Zet uit', done: 'Luwte vraagt hier weer om je wachtzin.' },
    join: {
      act: 'Voeg samen',
      done: 'Eén wachtzin is nu genoeg.',
      title: 'Typ de andere wachtzin',
      lead: 'Dat is de wachtzin die je op je andere computer koos. Daarna is de wachtzin van hier genoeg. Weet je niet zeker dat jij die andere koos? Voeg dan niet samen. Wie je oude wachtzin kende, kan de andere gekozen hebben, en kan na het samenvoegen weer alles lezen.',
      label: 'De andere wachtzin',
    },
  },
  state: {
    title: 'Open of op slot',
    open: 'Nu is je dagboek open, alleen op deze computer.',
    lockNow: 'Doe nu op slot',
    waiting: 'Er staat nog een check-in klaar voor je dagboek. | Er staan nog {count} check-ins klaar voor je dagboek.',
  },
  otherPassphrase: {
    title: 'Er is nog een andere wachtzin',
    lead: 'Op een andere computer is in dezelfde tijd een andere wachtzin gekozen. Een deel van je dagboek gaat alleen daarmee open. Typ je die hier, dan is één wachtzin voortaan genoeg.',
    join: 'Typ de andere wachtzin',
  },
  lockWhen: {
    title: 'Vanzelf op slot',
    lead: 'Wat je aan het typen was, blijft bewaard als kladje. Ook dat is versleuteld.',
    minutes: 'Zonder toets of klik in Luwte',
    choices: {
      never: 'Niet vanzelf',
      m1: 'Na een minuut',
      m5: 'Na 5 minuten',
      m15: 'Na een kwartier',
      m30: 'Na een half uur',
      m60: 'Na een uur',
    },
    also: 'En ook',
    suspend: 'Als de computer gaat slapen',
    screenLock: 'Als het scherm op slot gaat',
    windowClose: 'Als ik het venster van Luwte sluit',
    blur: 'Als ik naar een ander programma ga',
  },
  secrets: {
    title: 'Wachtzin en herstelcode',
    change: 'Kies een andere wachtzin',
    changeHint: 'De oude opent daarna niets meer. Alleen een kopie die je eerder maakte, gaat er nog mee open.',
    noCode: 'Er is nu geen herstelcode. Maak er een, dan kun je nog naar binnen als je je wachtzin niet meer weet.',
    newCode: 'Maak een nieuwe herstelcode',
    newCodeHint: 'De oude code opent je dagboek daarna niet meer.',
    rotate: 'Misschien kent iemand mijn wachtzin',
    rotateHint: 'Luwte maakt een nieuwe sleutel en verzegelt alles opnieuw.',
  },
  keyring: {
    title: 'Openen zonder te typen',
    lead: 'Luwte kan de sleutel bewaren in de sleutelbos van dit systeem.',
    switch: 'Open dit dagboek met de sleutelbos',
    honest:
      'Wie op deze computer als jou is ingelogd, kan Luwte dan starten en alles lezen. Je wachtzin en herstelcode blijven ook werken.',
    notHere: 'Op deze computer vond Luwte geen veilige sleutelbos. Je wachtzin blijft nodig.',
  },
  unseal: {
    title: 'Verzegeling eraf halen',
    lead: 'Je kunt weer stoppen met versleutelen. Wat je schreef blijft.',
    open: 'Haal de verzegeling eraf',
  },
  recoveryPage: {
    title: 'Herstelcode',
    what: 'Met deze code gaat je dagboek in Luwte open als je de wachtzin niet meer weet.',
    how: 'Typ hem in het vak waar Luwte om je wachtzin vraagt. Streepjes en hoofdletters maken niet uit.',
    counts: 'De code telt zodra je in Luwte de laatste stap hebt gedaan.',
    care: 'Bewaar dit op een veilige plek. Wie het vindt, kan je dagboek openen.',
    made: 'Gemaakt op {date}.',
  },
}
