// What a history is played against: the real house, or one with a mistake built in (mutate.ts).
export { nextMoments } from '@shared/features/moments/momentSchedule'
export { MomentAnswers } from '@main/features/moments/momentAnswers'
export { MomentLogStore } from '@main/features/moments/momentLog'
export { MomentScheduler } from '@main/features/moments/momentScheduler'
export { SettingsService } from '@main/features/settings/settingsService'
export { JsonDocument } from '@main/vault/jsonDocument'
