import type { Wording } from '../wording'
import type { about as nl } from '../nl/about'

export const about: Wording<typeof nl> = {
  title: 'About Luwte',
  lead: 'A place out of the wind, on your own computer.',
  back: 'Back to About Luwte',
  version: 'Version',
  free: 'Luwte is free software under the MIT licence. You can use it, share it and change it.',
  notCare: 'Luwte isn’t a treatment and makes no diagnosis. In danger? Help now shows who you can call.',
  privacy: {
    title: 'What happens to your words',
    text: [
      'What you write stays on this computer, in a folder of yours. Luwte has no account and no server. It never goes online, not even to measure or to update itself.',
      'Without a passphrase, anyone who uses your account on this computer, or has its disk, can read it. If you choose one, Luwte encrypts everything: we call that sealing. It then opens only with that passphrase or the recovery code. Anyone who can see your screen can read what is on it.',
      'Outside the sealed part there are only times, switches, your country and who you use Luwte for. And your plan, if you show it in Help now. Notifications, titles and the log never say what you wrote.',
      'Backups stay on this computer unless you choose another folder. Copies from before sealing can be read until you delete them.',
      'Luwte asks your computer whether the screen is locked, whether someone is using it, and whether you want to be left undisturbed. That way a moment doesn’t come at a bad time. The answers aren’t kept.',
      'If you put a folder in a service that shares files, such as Nextcloud, Luwte has no say over the copy there.',
      'You can export everything or delete it, under Backup and export.',
    ],
  },
  sources: {
    title: 'Sources',
    text: 'Here is what the guides are based on, and what nobody has checked yet.',
    open: 'See the sources',
  },
  harm: {
    title: 'Did something in Luwte do harm?',
    text: [
      'A sentence that hurt, a number that’s wrong, words that got lost: saying so helps others.',
      'Luwte never goes online and can’t send anything itself. This edition carries no address of its makers either. If you like, tell the person who gave you Luwte, or report it on the page where you downloaded it.',
      'Say which version you have and where you saw it. You never need to include anything you wrote in Luwte.',
      'If it’s too much right now, Help now is always there, with F1.',
    ],
    copy: 'Copy the version',
    copied: 'Copied. It only says which version you have.',
  },
  parts: {
    open: 'See all parts',
    title: 'Parts and licences',
    lead: 'Luwte builds on the work of others, which anyone can use. Thanks to those who made it.',
    summary: (count: number) => `Luwte is made with ${String(count)} parts by others, all free to use.`,
    electron:
      'Electron brings Chromium and Node.js along. Their licences are in LICENSES.chromium.html, next to the program.',
    licence: (name: string) => `Licence of ${name}`,
  },
}
