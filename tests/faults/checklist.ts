/** A point of https://www.electronjs.org/docs/latest/tutorial/security, and where it is tried. */
export interface Point {
  point: string
  here: string
  tests: [file: string, name: string][]
}

const SECURITY = 'tests/e2e/security.test.ts'

export const checklist: Point[] = [
  {
    point: 'Only load secure content',
    here: 'Only the pages in the package are loaded; every other request is cancelled, and no name of a host is looked up.',
    tests: [
      [SECURITY, 'reaches no host'],
      ['tests/e2e/network.test.ts', 'asks nobody on any network for anything'],
    ],
  },
  {
    point: 'Do not enable Node.js integration for remote content',
    here: 'Pages have no Node, not in frames nor in workers either.',
    tests: [
      [SECURITY, 'is isolated, without Node, and sandboxed'],
      [SECURITY, 'has none of the doors open that Chromium can open'],
    ],
  },
  { point: 'Enable context isolation', here: 'On.', tests: [[SECURITY, 'is isolated, without Node, and sandboxed']] },
  {
    point: 'Enable process sandboxing',
    here: 'On for every page; seen in the kernel when started by an ordinary user.',
    tests: [[SECURITY, "runs its pages in the system's sandbox"]],
  },
  {
    point: 'Handle session permission requests from remote content',
    here: 'All are denied.',
    tests: [[SECURITY, 'goes nowhere, opens nothing, is permitted nothing']],
  },
  { point: 'Do not disable webSecurity', here: 'On.', tests: [[SECURITY, 'is isolated, without Node, and sandboxed']] },
  {
    point: 'Define a Content Security Policy',
    here: 'As a header, without exceptions.',
    tests: [[SECURITY, 'has a policy without exceptions, and keeps to it']],
  },
  {
    point: 'Do not enable allowRunningInsecureContent',
    here: 'Off.',
    tests: [[SECURITY, 'has none of the doors open that Chromium can open']],
  },
  {
    point: 'Do not enable experimental features',
    here: 'Off.',
    tests: [[SECURITY, 'has none of the doors open that Chromium can open']],
  },
  {
    point: 'Do not use enableBlinkFeatures',
    here: 'Not used.',
    tests: [[SECURITY, 'has none of the doors open that Chromium can open']],
  },
  {
    point: 'Do not use allowpopups for WebViews',
    here: 'There are no webviews.',
    tests: [[SECURITY, 'holds no page of others']],
  },
  {
    point: 'Verify WebView options before creation',
    here: 'None is let in.',
    tests: [[SECURITY, 'holds no page of others']],
  },
  {
    point: 'Disable or limit navigation',
    here: 'Denied.',
    tests: [[SECURITY, 'goes nowhere, opens nothing, is permitted nothing']],
  },
  {
    point: 'Disable or limit creation of new windows',
    here: 'Denied.',
    tests: [[SECURITY, 'goes nowhere, opens nothing, is permitted nothing']],
  },
  {
    point: 'Do not use shell.openExternal with untrusted content',
    here: 'Only sites that the content names, after a question that shows where it goes.',
    tests: [
      ['tests/main/features/help-now/websites.test.ts', "'javascript:alert(1)', '113.nl@example.org'"],
      ['tests/e2e/help.test.ts', 'shows a number large by the keyboard alone, and asks before a site opens'],
    ],
  },
  {
    point: 'Use a current version of Electron',
    here: 'One version is named in package.json. Whether a newer one is out is for people to look at: Luwte asks nobody.',
    tests: [['package.json', '"electron": "4']],
  },
  {
    point: 'Validate the sender of all IPC messages',
    here: 'Frame, origin and shape of each call; a test goes through all of them.',
    tests: [['tests/main/ipc/gate.test.ts', '%s is refused to a stranger and to a frame within']],
  },
  {
    point: 'Avoid usage of the file:// protocol and prefer usage of custom protocols',
    here: 'Pages come by app://, from one folder.',
    tests: [[SECURITY, 'serves no file from outside its own folder']],
  },
  {
    point: 'Check which fuses you can change',
    here: 'Each has its value in scripts/lib/fuses.mjs; set on a copy of the program, and read back.',
    tests: [
      ['tests/fuses.test.ts', 'is read back as it was set, and keeps the program from running scripts of others'],
    ],
  },
  {
    point: 'Do not expose Electron APIs to untrusted web content',
    here: 'A page gets two functions: one to call what the contract lists, one to listen.',
    tests: [[SECURITY, 'gets two functions of ours, and nothing of Electron']],
  },
]
