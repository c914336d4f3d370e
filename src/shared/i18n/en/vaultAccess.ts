import type { Wording } from '../wording'
import type { vaultAccess as nl } from '../nl/vaultAccess'

export const vaultAccess: Wording<typeof nl> = {
  lock: 'Lock',
  checkIn: {
    sealed:
      'Your journal is locked. What you save is sealed at once. If you leave something half-way, you will only see it again once the journal is open.',
    waits:
      'Your journal is locked, and it has not been opened on this computer yet. What you save stays on this computer for now. Until then, anyone who can get at your files can read it.',
    waiting: 'It is on this computer. As soon as your journal is open, it goes in there.',
    kept: 'It is sealed. You will find it when your journal is open again.',
  },
  backToLock: 'Back to the lock',
  unlock: {
    title: 'Your journal is locked',
    lead: 'Everything is still there. Your passphrase opens it.',
    label: 'Passphrase or recovery code',
    open: 'Open',
    opening: 'Opening',
    wait: 'Luwte is working out your key. It takes a few seconds.',
    wrong:
      'That did not open it. Nothing is lost. Take your time and try again, as often as you like. Your recovery code works in this field too.',
    unreadable:
      'A file with a key cannot be read. Your writing is still there. Try your recovery code, in this same field. If that does not work either, a backup may help.',
    forgotten: {
      title: 'I forgot my passphrase',
      code: 'Perhaps you still have your recovery code: seven groups of four signs, on paper or in a file. Type it in the field above. Dashes and capitals do not matter. Afterwards you can choose a new passphrase.',
      time: 'There is no hurry. You may try as often as you like.',
      without:
        'Without the passphrase and without the recovery code, nobody can open your journal. Not even the people who made Luwte.',
    },
    elsewhere: {
      title: 'I did not seal this journal',
      who: 'Your journal was open on this computer. Somebody has sealed it since. Was that you, on another computer? Then type the passphrase you chose there.',
      notYou:
        "If it was not you, you can go on here without a lock. What you wrote on this computer is still here. Do look at who can reach your journal's folder.",
      goOn: 'Go on without a lock',
    },
    checkIn: 'Check in without unlocking',
    takenIn:
      'The check-in from while it was locked is in your journal now. | The {count} check-ins from while it was locked are in your journal now.',
  },
  field: {
    show: 'Show what you type',
    hide: 'Hide what you type',
    capsLock: 'Caps Lock is on.',
  },
  page: {
    title: 'Who can read what you write?',
    leadSealed: 'Your journal is sealed. Your passphrase or your recovery code opens it.',
  },
  summary: {
    plain: 'Your journal is not sealed. Anyone who can get at your files can read it.',
    sealed: 'Your journal is sealed with a passphrase.',
    locksOnClose: 'It locks when you close the window.',
    openPlain: 'Read what sealing does',
    openSealed: 'Passphrase, recovery code and lock',
  },
  step: {
    of: 'Step {step} of {count}',
    next: 'Go on',
    stop: 'Stop, change nothing',
  },
  passphrase: {
    title: 'Choose a passphrase',
    titleNew: 'Choose a new passphrase',
    lead: 'Four or five words that have nothing to do with each other are strong, and easy to remember. Spaces are fine. So is pasting.',
    first: 'Your passphrase',
    firstNew: 'Your new passphrase',
    again: 'Once more',
    short: 'A little longer: at least {count} characters.',
    different: 'These two are not the same yet.',
    same: 'Both the same.',
    strength: {
      s0: 'This is very quickly guessed.',
      s1: 'This is quickly guessed.',
      s2: 'This holds for a while. One more word makes it a good deal stronger.',
      s3: 'This is strong.',
      s4: 'This is very strong.',
    },
    weakIsFine: 'You may choose it all the same.',
  },
  code: {
    title: 'Keep your recovery code',
    lead: 'If you forget your passphrase, this code opens your journal. You see it only now.',
    label: 'Your recovery code',
    where:
      'Write it on paper, and put that in a safe place. Whoever finds the code can open your journal, so rather not on this computer.',
    clipboard:
      'If you copy the code, Luwte takes it off the clipboard again after a minute. Some programs still remember what you copy.',
    print: 'Print it',
    save: 'Save it as a page',
    saved: 'The page has been saved.',
    none: 'The code could not be made just now. Nothing has changed.',
  },
  groups: {
    title: 'Type two of the groups',
    lead: 'Look at your paper or your file. That way you can be sure you have the code.',
    group: 'Group {number}',
    wrong: 'This is not yet what the code says. Have another look. The code has stayed the same.',
  },
  secret: {
    title: 'Lastly: your present passphrase',
    lead: 'So that Luwte knows it is you who wants this. Your present recovery code works as well.',
    label: 'Present passphrase or recovery code',
  },
  progress: {
    sealing: 'Luwte is sealing your journal.',
    unsealing: 'Luwte is taking off the seal.',
    other: 'Luwte is still busy for a moment.',
    key: 'Luwte is working out your key. It takes a few seconds.',
    files: '{done} of {total} files',
  },
  wizard: {
    seal: { act: 'Seal it now', done: 'Your journal is sealed.' },
    change: { act: 'Change the passphrase', done: 'Your new passphrase works from now on.' },
    newCode: { act: 'Use the new code', done: 'Your new recovery code works from now on.' },
    rotate: {
      act: 'Seal everything anew',
      done: 'Everything has been sealed anew.',
      title: 'Somebody may know your passphrase',
      lead: 'A new key helps then. Luwte seals everything anew. You choose a new passphrase and get a new recovery code.',
      honest:
        'Does somebody have a copy of your files already? That copy still opens with the old passphrase, and Luwte cannot undo that.',
      dropBackups: 'Erase the old backups that Luwte made',
      dropHint: 'Those still open with the old passphrase too. Luwte makes a new one straight away.',
    },
    unseal: {
      act: 'Take off the seal',
      done: 'The seal is off. Your journal lies in plain files again.',
      title: 'Would you like to take off the seal?',
      lead: 'Everything then lies in plain files again. Anyone who can get at the folder can read them. The seal comes off on your other computers with this journal too.',
      honest:
        'Old backups stay sealed. Keep your passphrase for as long as you may want to open them. You can always seal your journal again.',
    },
    keyringOn: { act: 'Switch it on', done: 'From now on Luwte opens here without a passphrase.' },
    keyringOff: { act: 'Switch it off', done: 'Luwte asks for your passphrase here again.' },
    join: {
      act: 'Join them',
      done: 'One passphrase is enough now.',
      title: 'Type the other passphrase',
      lead: 'It is the one you chose on your other computer. Afterwards the passphrase from here is enough. Not sure that you chose the other one yourself? Then don’t join them. Someone who knew your old passphrase may have chosen it, and could read everything again once they are joined.',
      label: 'The other passphrase',
    },
  },
  state: {
    title: 'How do things stand?',
    open: 'Your journal is open now, on this computer only.',
    lockNow: 'Lock now',
    waiting: 'One check-in still waits to be taken in. | {count} check-ins still wait to be taken in.',
  },
  otherPassphrase: {
    title: 'There is another passphrase',
    lead: 'Around the same time, a different passphrase was chosen on another computer. Part of your journal opens only with that one. Type it here once, and one passphrase is enough from then on.',
    join: 'Type the other passphrase',
  },
  lockWhen: {
    title: 'When should it lock by itself?',
    lead: 'What you were typing is kept as a draft, and that is sealed too.',
    minutes: 'Without a key or a click in Luwte',
    choices: {
      never: 'Not by itself',
      m1: 'After a minute',
      m5: 'After 5 minutes',
      m15: 'After a quarter of an hour',
      m30: 'After half an hour',
      m60: 'After an hour',
    },
    also: 'And also',
    suspend: 'When the computer goes to sleep',
    screenLock: 'When the screen is locked',
    windowClose: 'When I close Luwte’s window',
    blur: 'When I go to another program',
  },
  secrets: {
    title: 'Passphrase and recovery code',
    change: 'Choose another passphrase',
    changeHint: 'The old one opens nothing after that, apart from copies made earlier.',
    noCode:
      'There is no recovery code right now. Make one, so that you can still get in if you forget your passphrase.',
    newCode: 'Make a new recovery code',
    newCodeHint: 'After that the old code no longer opens your journal.',
    rotate: 'Somebody may know my passphrase',
    rotateHint: 'Luwte makes a new key and seals everything anew.',
  },
  keyring: {
    title: 'Would you like to open it without typing?',
    lead: 'Luwte can keep the key in the keyring of this system.',
    switch: 'Open this journal with the keyring',
    honest:
      'Whoever is logged in as you on this computer can then start Luwte and read everything. Your passphrase and your recovery code go on working too.',
    notHere: 'Luwte found no safe keyring on this computer. Your passphrase is still needed.',
  },
  unseal: {
    title: 'Would you rather have no seal?',
    lead: 'The seal can come off again. What you wrote stays.',
    open: 'Take off the seal',
  },
  recoveryPage: {
    title: 'Recovery code',
    what: 'This code opens your journal in Luwte when you no longer know the passphrase.',
    how: 'Type it in the field where Luwte asks for your passphrase. Dashes and capitals do not matter.',
    counts: 'The code counts as soon as you have done the last step in Luwte.',
    care: 'Keep this in a safe place. Whoever finds it can open your journal.',
    made: 'Made on {date}.',
  },
}
