import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What somebody says of themselves on Help now. An age is nobody's business: it lives in this window and nowhere else. */
export const useHelpNowStore = defineStore('helpNow', () => ({ isYoung: ref(false), isSilent: ref(false) }))
