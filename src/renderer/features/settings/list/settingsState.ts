import { computed, onMounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { localDateAt } from '@shared/kernel/time'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { useAppStore } from '@/kernel/appStore'
import { useVaultStore } from '@/kernel/vaultStore'
import { useNow } from '@/ui/when'
import { useBackupsStore } from '../../data/backupStore'
import { useDataTexts } from '../../data/dataTexts'
import { useRhythmsStore } from '../../moments/rhythmStore'
import { useRuleTexts } from '../../moments/ruleTexts'
import { useDesktopStore } from '../desktopStore'
import { useCountryName } from '../countryName'
import { useSettingsTexts } from '../settingsTexts'
import type { SectionName } from './settingsIndex'

/** How it stands with each section, in a line; empty as long as that is not known. */
export function useSettingsState() {
  const { t } = useI18n()
  const app = useAppStore()
  const vault = useVaultStore()
  const rhythms = useRhythmsStore()
  const backups = useBackupsStore()
  const desktop = useDesktopStore()
  const texts = useSettingsTexts()
  const ruleTexts = useRuleTexts()
  const dataTexts = useDataTexts()
  const countryName = useCountryName()
  const now = useNow()

  /** A check-in without a name needs only its time. */
  function rhythmLine(rhythm: NamedRhythm): string {
    const rule = ruleTexts.rule(rhythm.rule, localDateAt(now.value, app.zone))
    if (rhythm.kind === 'check-in' && rhythm.name === '') return rule
    return t('moments.summary.line', { rule, title: ruleTexts.title(rhythm) })
  }

  const moments = computed(() => {
    if (!rhythms.isLoaded) return ''
    const [first, ...more] = rhythms.here.filter(({ on }) => on)
    if (!first) return texts.value.state.noMoments
    const others = more.length > 0 ? [t('moments.summary.more', { count: ruleTexts.number(more.length) })] : []
    return [rhythmLine(first), ...others].join(' · ')
  })

  const privacy = computed(() => {
    if (!vault.isSealed) return texts.value.state.plain
    return app.settings.lockWhen.windowClose ? texts.value.state.sealedLocks : texts.value.state.sealed
  })

  const data = computed(() => {
    if (!backups.backups) return ''
    if (backups.backups.fault) return t('data.summary.fault')
    const [newest] = backups.snapshots
    return newest ? t('data.summary.last', { when: dataTexts.when(newest.madeAt, now.value) }) : t('data.summary.none')
  })

  const onDesktop = computed(() => {
    const { presence } = desktop
    if (!presence) return ''
    if (!presence.tray) return t('desktopSettings.summary.noTray')
    return t(presence.login === 'on' ? 'desktopSettings.summary.login' : 'desktopSettings.summary.byHand')
  })

  onMounted(() => void Promise.all([rhythms.load(), backups.load(), desktop.load()]))

  return computed<Record<SectionName, string>>(() => ({
    moments: moments.value,
    look: [t(`settings.look.${app.settings.theme}`), `${String(app.settings.textSize)}%`].join(' · '),
    language: [t(`settings.language.${app.language}`), countryName(app.country)].join(' · '),
    privacy: privacy.value,
    data: data.value,
    desktop: onDesktop.value,
    about: t('settings.version', { version: app.version }),
  }))
}
