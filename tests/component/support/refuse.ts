import './bridge'
import { vi } from 'vitest'
import type { CallName } from '@shared/ipc/contract'
import type { ErrorCode } from '@shared/kernel/errors'

const answered = window.luwte.call.bind(window.luwte)

/** This one call goes wrong, until another one does or all mocks are restored. */
export function refuse(name: CallName, code: ErrorCode): void {
  vi.spyOn(window.luwte, 'call').mockImplementation((asked, input) =>
    asked === name ? Promise.resolve({ ok: false, error: { code } }) : answered(asked, input),
  )
}
