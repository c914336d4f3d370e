import { describe, expect, it } from 'vitest'
import { callNames, callOf, eventNames } from '@shared/ipc/contract'

const slices = Object.values(
  import.meta.glob<{ calls?: object; events?: object }>(
    '../../../src/shared/{app,desktop,records,features/*}/{contract,picturesContract}.ts',
    {
      eager: true,
    },
  ),
)
const names = (of: 'calls' | 'events') => slices.flatMap((slice) => Object.keys(slice[of] ?? {})).sort()

describe('the contract', () => {
  it('holds every call of every slice, and none under a name that another slice has', () => {
    expect(names('calls')).toEqual([...callNames].sort())
  })

  it('holds every event of every slice, and none under a name that another slice has', () => {
    expect(names('events')).toEqual([...eventNames].sort())
  })

  // Written out: what is answered behind the lock is decided here once more, knowingly.
  it('answers behind the lock only what reads nothing of the vault', () => {
    expect(callNames.filter((name) => callOf(name).whileLocked).sort()).toEqual([
      'app.closeWindow',
      'app.copyText',
      'app.dismissNotice',
      'app.openCheckIn',
      'app.openMain',
      'app.quit',
      'app.state',
      'backups.chooseOther',
      'backups.list',
      'backups.rebuild',
      'checkIns.answer',
      'data.chooseVaultFolder',
      'data.erase',
      'data.relocate',
      'data.usage',
      'desktop.leaveQuickly',
      'desktop.presence',
      'drafts.clear',
      'drafts.write',
      'helpNow.openWebsite',
      'moments.next',
      'moments.notToday',
      'moments.open',
      'moments.pause',
      'moments.snooze',
      'plan.shown',
      'settings.change',
      'vault.active',
      'vault.disown',
      'vault.lock',
      'vault.state',
      'vault.unlock',
    ])
  })

  it('waits at the end for no dialog of the system', () => {
    expect(callNames.filter((name) => callOf(name).asksInDialog).sort()).toEqual([
      'backups.chooseFolder',
      'backups.chooseOther',
      'backups.eraseOld',
      'backups.preview',
      'computers.takeOver',
      'data.chooseImport',
      'data.chooseVaultFolder',
      'data.erase',
      'data.export',
      'diaries.choose',
      'lookingBack.saveChart',
      'pictures.choose',
      'printing.print',
      'printing.savePdf',
      'unproven.throwAway',
      'vault.saveCode',
      'vault.setKeyring',
    ])
  })
})
