import type { Wording } from '../wording'
import type { vaultAccess as nl } from '../nl/vaultAccess'

export const vaultAccess: Wording<typeof nl> = {
  lock: 'Lock',
  checkIn: {
    sealed:
      'Your journal is locked. What you save is encrypted at once. If you leave something half-finished, you will only see it again once the journal is open.',
    waits:
      'Your journal is locked, and it hasn’t been opened on this computer yet. What you save stays on this computer for now. Until then, anyone who can open your files can read it.',
    waiting: 'It’s on this computer. As soon as your journal is open, it goes in there.',
    kept: 'It’s encrypted. You will find it when your journal is open again.',
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
      'That didn’t open it. Nothing is lost. Take your time and try again, as often as you like. Your recovery code works in this field too.',
    unreadable:
      'A file with a key can’t be read. Your writing is still there. Try your recovery code, in this same field. If that doesn’t work either, a backup may help.',
    forgotten: {
      title: 'I forgot my passphrase',
      code: 'You may still have your recovery code: seven groups of four characters, on paper or in a file. Type it in the field above. Dashes and capitals don’t matter. Afterwards you can choose a new passphrase.',
      time: 'There is no hurry. You can try as often as you like.',
      without:
        'Without the passphrase and without the recovery code, nobody can open your journal. Not even the people who made Luwte.',
    },
    elsewhere: {
      title: 'I didn’t seal this journal',
      who: 'Your journal was open on this computer. Someone has sealed it since. Was that you, on another computer? Then type the passphrase you chose there.',
      notYou:
        'If it wasn’t you, you can go on here without a lock. What you wrote on this computer is still here. Do look at who can reach your journal’s folder.',
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
    title: 'Passphrase and lock',
    leadSealed:
      'Your journal is sealed: Luwte encrypts everything you write. Your passphrase or your recovery code opens it.',
  },
  summary: {
    plain: 'Your journal isn’t sealed. Anyone who can open your files can read it.',
    sealed: 'Your journal is sealed: everything is encrypted with your passphrase.',
    locksOnClose: 'It locks when you close the window.',
    openPlain: 'Read what sealing does',
    openSealed: 'Passphrase, recovery code and lock',
  },
  step: {
    of: 'Step {step} of {count}',
    next: 'Continue',
    stop: 'Cancel',
  },
  passphrase: {
    title: 'Choose a passphrase',
    titleNew: 'Choose a new passphrase',
    lead: 'Four or five words that have nothing to do with each other are strong, and easy to remember. Spaces are fine. So is pasting.',
    first: 'Your passphrase',
    firstNew: 'Your new passphrase',
    again: 'Once more',
    short: 'A little longer: at least {count} characters.',
    different: 'These two aren’t the same yet.',
    same: 'Both the same.',
    strength: {
      s0: 'This is very quickly guessed.',
      s1: 'This is quickly guessed.',
      s2: 'This holds for a while. One more word makes it a good deal stronger.',
      s3: 'This is strong.',
      s4: 'This is very strong.',
    },
    weakIsFine: 'You can still choose it.',
  },
  code: {
    title: 'Keep your recovery code',
    lead: 'If you forget your passphrase, this code opens your journal. You see it only now.',
    label: 'Your recovery code',
    where:
      'Write it on paper, and put that in a safe place. Anyone who finds the code can open your journal, so don’t keep it on this computer.',
    clipboard:
      'If you copy the code, Luwte takes it off the clipboard again after a minute. Some programs still remember what you copy.',
    print: 'Print',
    save: 'Save as a page',
    saved: 'The page has been saved.',
    none: 'The code couldn’t be made just now. Nothing has changed.',
  },
  groups: {
    title: 'Type two of the groups',
    lead: 'Look at your paper or your file. That way you can be sure you have the code.',
    group: 'Group {number}',
    wrong: 'This isn’t yet what the code says. Have another look. The code has stayed the same.',
  },
  secret: {
    title: 'Lastly: your current passphrase',
    lead: 'So that Luwte knows it’s you who wants this. Your current recovery code works as well.',
    label: 'Current passphrase or recovery code',
  },
  progress: {
    sealing: 'Luwte is sealing your journal.',
    unsealing: 'Luwte is removing the seal.',
    other: 'Luwte is still busy for a moment.',
    key: 'Luwte is working out your key. It takes a few seconds.',
    files: '{done} of {total} files',
  },
  wizard: {
    seal: { act: 'Seal now', done: 'Your journal is sealed.' },
    change: { act: 'Change the passphrase', done: 'Your new passphrase works from now on.' },
    newCode: { act: 'Use the new code', done: 'Your new recovery code works from now on.' },
    rotate: {
      act: 'Seal everything again',
      done: 'Everything has been sealed again.',
      title: 'Someone may know your passphrase',
      lead: 'A new key helps then. Luwte seals everything again. You choose a new passphrase and get a new recovery code.',
      honest:
        'Does someone have a copy of your files already? That copy still opens with the old passphrase, and Luwte can’t undo that.',
      dropBackups: 'Delete the old backups that Luwte made',
      dropHint: 'Those still open with the old passphrase too. Luwte makes a new one straight away.',
    },
    unseal: {
      act: 'Remove the seal',
      done: 'The seal has been removed. Your journal is in plain files again.',
      title: 'Remove the seal',
      lead: 'After this, nothing is encrypted: everything is in plain files again. Anyone who can open the folder can read them. The seal comes off on your other computers with this journal too.',
      honest:
        'Old backups stay sealed. Keep your passphrase for as long as you may want to open them. You can always seal your journal again.',
    },
    keyringOn: { act: 'Switch on', done: 'From now on Luwte opens here without a passphrase.' },
    keyringOff: { act: 'Switch off', done: 'Luwte asks for your passphrase here again.' },
    join: {
      act: 'Merge them',
      done: 'One passphrase is enough now.',
      title: 'Type the other passphrase',
      lead: 'It’s the one you chose on your other computer. Afterwards the passphrase from here is enough. Not sure that you chose the other one yourself? Then don’t merge them. Someone who knew your old passphrase may have chosen it, and could read everything again once they are merged.',
      label: 'The other passphrase',
    },
  },
  state: {
    title: 'Open or locked',
    open: 'Your journal is open now, on this computer only.',
    lockNow: 'Lock now',
    waiting: 'One check-in is ready to go into your journal. | {count} check-ins are ready to go into your journal.',
  },
  otherPassphrase: {
    title: 'There is another passphrase',
    lead: 'Around the same time, a different passphrase was chosen on another computer. Part of your journal opens only with that one. Type it here once, and one passphrase is enough from then on.',
    join: 'Type the other passphrase',
  },
  lockWhen: {
    title: 'Lock automatically',
    lead: 'What you were typing is kept as a draft, and that’s encrypted too.',
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
    rotate: 'Someone may know my passphrase',
    rotateHint: 'Luwte makes a new key and seals everything again.',
  },
  keyring: {
    title: 'Open without typing',
    lead: 'Luwte can keep the key in the keyring of this system.',
    switch: 'Open this journal with the keyring',
    honest:
      'Anyone who is logged in as you on this computer can then start Luwte and read everything. Your passphrase and your recovery code go on working too.',
    notHere: 'Luwte found no safe keyring on this computer. Your passphrase is still needed.',
  },
  unseal: {
    title: 'Remove the seal',
    lead: 'You can stop encrypting your journal. What you wrote stays.',
    open: 'Remove the seal',
  },
  recoveryPage: {
    title: 'Recovery code',
    what: 'This code opens your journal in Luwte when you no longer know the passphrase.',
    how: 'Type it in the field where Luwte asks for your passphrase. Dashes and capitals don’t matter.',
    counts: 'The code counts as soon as you have done the last step in Luwte.',
    care: 'Keep this in a safe place. Anyone who finds it can open your journal.',
    made: 'Made on {date}.',
  },
}
