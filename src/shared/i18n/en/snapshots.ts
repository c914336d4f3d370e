import type { Wording } from '../wording'
import type { snapshots as nl } from '../nl/snapshots'

export const snapshots: Wording<typeof nl> = {
  choose: {
    folder: 'Choose a folder for your backups',
    other: 'Choose the folder of a backup',
  },
}
