// What a history is played against: the real house, or one with a mistake built in (mutate.ts).
export { nextMoments } from '@shared/domain/moments'
export { MomentAnswers } from '../../src/main/services/momentAnswers'
export { MomentMemory } from '../../src/main/services/momentMemory'
export { Reminders } from '../../src/main/services/reminders'
export { SettingsService } from '../../src/main/services/settings'
export { Document } from '../../src/main/storage/document'
