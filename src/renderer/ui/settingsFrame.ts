import type { InjectionKey, Ref } from 'vue'

/** Whether the list of all settings stands beside the page, so that no way back to it is needed. */
export const IS_LIST_BESIDE: InjectionKey<Readonly<Ref<boolean>>> = Symbol('the list of settings is beside')
