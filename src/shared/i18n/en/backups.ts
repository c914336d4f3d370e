import type { Wording } from '../wording'
import type { backups as nl } from '../nl/backups'

export const backups: Wording<typeof nl> = {
  choose: {
    folder: 'Choose a folder for your backups',
    other: 'Choose the folder of a backup',
  },
}
