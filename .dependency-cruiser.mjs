// Who may know whom. docs/ARCHITECTURE.md walks through the same rooms; `npm run arrows` holds them against every import.

/**
 * A feature knows itself, and of the house what lies below it. Where one needs another, the pair stands here with the
 * reason; a pair that nothing uses any more is found by tests/architecture.test.ts.
 */
export const FEATURE_PAIRS = [
  {
    side: 'shared',
    from: 'data',
    to: 'vault-access',
    why: 'a moved or rebuilt vault is described as one that was opened',
  },
  { side: 'shared', from: 'conversations', to: 'settings', why: 'words that blame are looked for in a language' },
  { side: 'shared', from: 'drafts', to: 'conversations', why: 'a conversation that is being prepared is a draft' },
  { side: 'shared', from: 'drafts', to: 'helper-load', why: 'a card about oneself that is half answered is a draft' },
  { side: 'shared', from: 'helper-load', to: 'conversations', why: 'it is asked in the same steps' },
  { side: 'shared', from: 'drafts', to: 'check-ins', why: 'a half-taken check-in is a draft' },
  { side: 'shared', from: 'drafts', to: 'journal', why: 'a half-written entry is a draft' },
  {
    side: 'shared',
    from: 'drafts',
    to: 'looking-back',
    why: 'a page for a doctor is a draft for as long as it is there',
  },
  {
    side: 'shared',
    from: 'help-now',
    to: 'moments',
    why: 'opening hours are weekdays and times, as a rhythm has them',
  },
  { side: 'shared', from: 'guides', to: 'help-now', why: 'a text names the helplines that belong in it' },
  { side: 'shared', from: 'guides', to: 'settings', why: 'what a text says may differ from country to country' },
  { side: 'shared', from: 'help-now', to: 'settings', why: 'helplines belong to a country' },
  {
    side: 'shared',
    from: 'journal',
    to: 'check-ins',
    why: 'the journal lists the check-ins of a day among its entries',
  },
  { side: 'shared', from: 'looking-back', to: 'check-ins', why: 'check-ins are what is counted' },
  {
    side: 'shared',
    from: 'looking-back',
    to: 'journal',
    why: 'what was written on a day is shown beside its check-ins',
  },
  {
    side: 'shared',
    from: 'people',
    to: 'check-ins',
    why: 'what somebody is to one is a chosen or an own word, as there',
  },
  { side: 'shared', from: 'search', to: 'settings', why: 'words are matched in a language' },
  {
    side: 'shared',
    from: 'section-lock',
    to: 'vault-access',
    why: 'its passphrase and recovery code are made as those of the vault',
  },
  { side: 'shared', from: 'settings', to: 'moments', why: 'the plan of the moments is kept in the settings' },
  { side: 'shared', from: 'settings', to: 'vault-access', why: 'when to lock is kept in the settings' },
  { side: 'main', from: 'check-ins', to: 'moments', why: 'a check-in answers the moment that asked for it' },
  { side: 'main', from: 'data', to: 'drafts', why: 'drafts are read before the vault, and its key, are others' },
  { side: 'main', from: 'data', to: 'vault-access', why: 'a moved or rebuilt vault is unlocked and described anew' },
  { side: 'main', from: 'data', to: 'settings', why: 'where the vault and the backups lie' },
  { side: 'main', from: 'guides', to: 'drafts', why: 'a note that is removed takes its draft along' },
  { side: 'main', from: 'journal', to: 'drafts', why: 'an entry that is erased takes its draft along' },
  { side: 'main', from: 'journal', to: 'moments', why: 'a new entry answers the moment that asked for writing' },
  { side: 'main', from: 'looking-back', to: 'data', why: 'a table is saved as the tables of an export are' },
  { side: 'main', from: 'moments', to: 'settings', why: 'rhythms, quiet hours and the pause' },
  { side: 'main', from: 'people', to: 'moments', why: 'what reminds of somebody ends when something has changed' },
  { side: 'main', from: 'plan', to: 'settings', why: 'whether the plan is shown without unlocking' },
  { side: 'main', from: 'section-lock', to: 'drafts', why: 'drafts of a section are sealed and opened with it' },
  { side: 'main', from: 'vault-access', to: 'data', why: 'a snapshot is made before everything is sealed anew' },
  { side: 'main', from: 'vault-access', to: 'drafts', why: 'drafts are sealed and unsealed with the vault' },
  { side: 'main', from: 'vault-access', to: 'settings', why: 'when to lock' },
  {
    side: 'renderer',
    from: 'section-lock',
    to: 'vault-access',
    why: 'a passphrase is chosen, and a code shown, as for the vault',
  },
  {
    side: 'renderer',
    from: 'check-ins',
    to: 'moments',
    why: 'a moment opens the check-in, and may be put off from it',
  },
  {
    side: 'renderer',
    from: 'check-ins',
    to: 'today',
    why: 'the one thing that fits is offered at the end, as on Today',
  },
  { side: 'renderer', from: 'check-ins', to: 'help-now', why: 'after a hard word the numbers to call are shown' },
  {
    side: 'renderer',
    from: 'conversations',
    to: 'help-now',
    why: 'where a life or somebody’s safety is in danger the numbers to call come first',
  },
  { side: 'renderer', from: 'conversations', to: 'people', why: 'a conversation may be about somebody with a card' },
  { side: 'renderer', from: 'conversations', to: 'phrases', why: 'one’s own phrases are offered to begin with' },
  { side: 'renderer', from: 'data', to: 'help-now', why: 'help stays in reach on the page that deletes everything' },
  { side: 'renderer', from: 'data', to: 'journal', why: 'what a snapshot would bring back is shown as entries begin' },
  {
    side: 'renderer',
    from: 'first-run',
    to: 'data',
    why: 'who used Luwte before brings a journal, a backup or an export',
  },
  { side: 'renderer', from: 'first-run', to: 'settings', why: 'starting at log-in is a setting of the desktop' },
  { side: 'renderer', from: 'guides', to: 'help-now', why: 'helplines stand in the text, where danger is spoken of' },
  { side: 'renderer', from: 'check-ins', to: 'journal', why: 'a text is begun that belongs to a check-in' },
  { side: 'renderer', from: 'guides', to: 'journal', why: 'a text is begun that belongs to a chapter' },
  { side: 'renderer', from: 'journal', to: 'guides', why: 'a text names the chapter that it belongs to' },
  { side: 'renderer', from: 'guides', to: 'phrases', why: 'a chapter shows the sentences that belong to it' },
  { side: 'renderer', from: 'help-now', to: 'self-care', why: 'the minute to come to rest breathes at the same pace' },
  {
    side: 'renderer',
    from: 'journal',
    to: 'check-ins',
    why: 'the journal lists the check-ins of a day among its entries',
  },
  {
    side: 'renderer',
    from: 'helper-load',
    to: 'conversations',
    why: 'it asks one question on a screen, in the same way',
  },
  { side: 'renderer', from: 'journal', to: 'first-run', why: 'who can read it is asked at the first entry' },
  {
    side: 'renderer',
    from: 'looking-back',
    to: 'check-ins',
    why: 'a day shows its check-ins, in the words and colours in which they were answered',
  },
  { side: 'renderer', from: 'moments', to: 'first-run', why: 'starting at log-in is asked at the first rhythm' },
  { side: 'renderer', from: 'moments', to: 'settings', why: 'its settings lie in the frame of all settings' },
  { side: 'renderer', from: 'people', to: 'first-run', why: 'who else uses the computer is asked once' },
  { side: 'renderer', from: 'people', to: 'guides', why: 'a chapter that leads there is shown in short' },
  { side: 'renderer', from: 'people', to: 'help-now', why: 'who is afraid of somebody near sees the lines to call' },
  { side: 'renderer', from: 'people', to: 'moments', why: 'a moment may be about somebody, and is planned on their card' },
  { side: 'renderer', from: 'phrases', to: 'guides', why: 'the page of phrases is read and printed like a chapter' },
  { side: 'renderer', from: 'plan', to: 'help-now', why: 'a printed plan names the helplines of the country' },
  { side: 'renderer', from: 'plan', to: 'journal', why: 'after something heavy the same gentle landing' },
  {
    side: 'renderer',
    from: 'rehearsal',
    to: 'guides',
    why: 'a sentence to try belongs to the situation of a chapter',
  },
  {
    side: 'renderer',
    from: 'rehearsal',
    to: 'help-now',
    why: 'where danger shows, the numbers to call stand below it',
  },
  { side: 'renderer', from: 'rehearsal', to: 'phrases', why: 'a rehearsal ends in phrases to keep' },
  {
    side: 'renderer',
    from: 'vault-access',
    to: 'settings',
    why: 'its settings lie in the frame of all settings, and are changed with the same way back',
  },
  { side: 'renderer', from: 'search', to: 'guides', why: 'chapters and their sections are found' },
  { side: 'renderer', from: 'search', to: 'help-now', why: 'after words of danger the numbers to call come first' },
  { side: 'renderer', from: 'search', to: 'moments', why: 'a pause can be ended from Find anything' },
  { side: 'renderer', from: 'search', to: 'phrases', why: 'phrases are found by their situation' },
  { side: 'renderer', from: 'search', to: 'rehearsal', why: 'conversations to rehearse are found' },
  { side: 'renderer', from: 'search', to: 'vault-access', why: 'the vault can be locked from Find anything' },
  { side: 'renderer', from: 'settings', to: 'data', why: 'the page of all settings shows its section' },
  { side: 'renderer', from: 'settings', to: 'first-run', why: 'the page of all settings shows its section' },
  {
    side: 'renderer',
    from: 'settings',
    to: 'help-now',
    why: 'who is not safe at home has the numbers to call beside it',
  },
  { side: 'renderer', from: 'settings', to: 'moments', why: 'the page of all settings shows its section' },
  { side: 'renderer', from: 'settings', to: 'vault-access', why: 'the page of all settings shows its section' },
  { side: 'renderer', from: 'today', to: 'check-ins', why: 'Today begins with the check-in' },
  { side: 'renderer', from: 'today', to: 'first-run', why: 'the first questions are asked there' },
  { side: 'renderer', from: 'today', to: 'guides', why: 'goes on reading where one stopped' },
  { side: 'renderer', from: 'today', to: 'looking-back', why: 'leads to looking back, once there is something to see' },
  { side: 'renderer', from: 'today', to: 'moments', why: 'says when the next moment is' },
  { side: 'renderer', from: 'today', to: 'self-care', why: 'offers one thing that fits' },
  { side: 'renderer', from: 'vault-access', to: 'data', why: 'a missing vault is found or laid down again' },
  { side: 'renderer', from: 'vault-access', to: 'help-now', why: 'help stays in reach while locked' },
]

const featureRules = ['shared', 'main', 'renderer'].flatMap((side) => {
  const froms = [...new Set(FEATURE_PAIRS.filter((pair) => pair.side === side).map((pair) => pair.from))]
  const open = (from) => FEATURE_PAIRS.filter((pair) => pair.side === side && pair.from === from).map(({ to }) => to)
  const rule = (name, from, allowed) => ({
    name,
    comment: 'A feature knows another one only by a line of FEATURE_PAIRS.',
    severity: 'error',
    from,
    to: { path: `^src/${side}/features/`, pathNot: allowed },
  })
  return [
    rule(
      `${side}: a feature keeps to itself`,
      { path: `^src/${side}/features/([^/]+)/`, pathNot: froms.map((from) => `^src/${side}/features/${from}/`) },
      [`^src/${side}/features/$1/`],
    ),
    ...froms.map((from) =>
      rule(`${side}: ${from} knows only the features it may`, { path: `^src/${side}/features/${from}/` }, [
        `^src/${side}/features/(${[from, ...open(from)].join('|')})/`,
      ]),
    ),
  ]
})

/** What lies in `from` knows, of this house and of packages, nothing but what is `open` to it. */
const floor = (name, from, open, extra = {}) => ({
  name: `${name} knows only what lies below it`,
  severity: 'error',
  from: { path: from, ...extra },
  to: { path: '.', pathNot: open },
})
const packages = (...names) => names.map((name) => `node_modules/${name}(/|$)`)
const SHARED_BASE = ['^src/shared/kernel/', ...packages('valibot', 'temporal-polyfill')]
const PORTS = '^src/main/ports'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...featureRules,

    floor('shared/kernel', '^src/shared/kernel/', SHARED_BASE),
    floor('shared/features', '^src/shared/features/', [...SHARED_BASE, '^src/shared/(features|records)/']),
    floor('shared/records', '^src/shared/records/', [...SHARED_BASE, '^src/shared/(features|records)/']),
    floor('shared/app', '^src/shared/(app|desktop)/', [...SHARED_BASE, '^src/shared/features/']),
    floor('shared/ipc', '^src/shared/ipc/', [...SHARED_BASE, '^src/shared/(features|records|app|desktop|ipc)/']),
    // The lists of kinds, errors and notices: each of them has words in every language.
    floor('shared/i18n', '^src/shared/i18n/', ['^src/shared/(i18n/|records/registry|kernel/(errors|notice)\\.)']),
    floor('preload', '^src/preload/', ['^src/shared/(ipc|kernel)/', '^electron$', ...packages('electron')]),

    floor('main/ports', PORTS, ['^src/shared/', PORTS]),
    floor('main/kernel', '^src/main/kernel/', ['^src/shared/', '^src/main/kernel/', PORTS]),
    floor('main/vault', '^src/main/vault/', [
      '^src/shared/',
      '^src/main/(kernel|vault)/',
      PORTS,
      ...packages('lowdb', 'valibot'),
      // The one way to notice that a transaction is begun inside another one; it reaches nothing outside the program.
      '^(node:)?async_hooks$',
    ]),
    floor('main/features', '^src/main/features/', [
      '^src/shared/',
      '^src/main/(kernel|vault|features)/',
      PORTS,
      '^resources/content/',
      // Pure parsers, for the diaries of other programs.
      ...packages('valibot', 'csv-parse', 'sax', '@types/sax', 'yaml'),
    ]),
    floor('main/desktop', '^src/main/desktop/', [
      '^src/shared/',
      '^src/main/(kernel|vault|features|desktop)/',
      PORTS,
      ...packages('valibot'),
    ]),
    floor('main/ipc', '^src/main/ipc/', [
      '^src/shared/',
      '^src/main/(kernel|vault|features|desktop|ipc)/',
      PORTS,
      ...packages('valibot'),
    ]),
    floor('main/app', '^src/main/app/', [
      '^src/shared/',
      '^src/main/(kernel|vault|features|desktop|ipc|app)/',
      PORTS,
      ...packages('valibot'),
    ]),
    floor('main/platform', '^src/main/platform/', [
      '^src/shared/',
      '^src/main/platform/',
      PORTS,
      '^src/main/ipc/gate',
      '^resources/icons/',
      '^electron$',
      ...packages('electron', 'dbus-native', 'libsodium-wrappers-sumo', 'yauzl', '@types/yauzl'),
      ...[
        '^node:',
        '^(assert|child_process|crypto|events|fs|fs/promises|os|path|stream|timers|url|util|worker_threads|zlib)$',
      ],
    ]),

    floor('renderer/ui', '^src/renderer/ui/', [
      '^src/shared/',
      '^src/renderer/(ui|kernel)/',
      '^resources/content/',
      ...packages(
        'vue',
        'vue-router',
        'vue-i18n',
        'reka-ui',
        '@lucide',
        '@vueuse',
        '@fontsource-variable',
        'valibot',
        'temporal-polyfill',
        '@vue',
      ),
    ]),
    floor('renderer/kernel', '^src/renderer/kernel/', [
      '^src/shared/',
      '^src/renderer/kernel/',
      ...packages('vue', 'vue-router', 'vue-i18n', 'pinia', '@vueuse', '@vue'),
    ]),
    floor('renderer/features', '^src/renderer/features/', [
      '^src/shared/',
      '^src/renderer/(ui|kernel|features)/',
      '^resources/content/',
      ...packages(
        'vue',
        'vue-router',
        'vue-i18n',
        'pinia',
        'reka-ui',
        '@lucide',
        '@vueuse',
        'minisearch',
        'markdown-it',
        'lean-qr',
        'd3-scale',
        '@codemirror',
        '@lezer',
        'diff',
        '@zxcvbn-ts',
        'valibot',
        'temporal-polyfill',
        '@vue',
      ),
    ]),
    floor('renderer/app', '^src/renderer/app/', [
      '^src/shared/',
      '^src/renderer/',
      ...packages(
        'vue',
        'vue-router',
        'vue-i18n',
        'pinia',
        'reka-ui',
        '@lucide',
        '@vueuse',
        '@fontsource-variable',
        '@vue',
      ),
    ]),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.tests.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tests|scripts)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
