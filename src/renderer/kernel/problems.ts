import { useI18n } from 'vue-i18n'
import type { ErrorCode } from '@shared/kernel/errors'
import type { Notice } from '@shared/kernel/notice'

const FIELDS = ['what', 'safe', 'next'] as const

/** Errors and notices in words: what happened, what is safe, what to do next. */
export function useProblems() {
  const { t } = useI18n()
  return {
    errorText: (code: ErrorCode): string => FIELDS.map((field) => t(`problems.error.${code}.${field}`)).join(' '),
    noticeText: (code: Notice['code'], values: Record<string, string>): string =>
      FIELDS.map((field) => t(`problems.notice.${code}.${field}`, values)).join(' '),
  }
}
