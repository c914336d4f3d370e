import { inject, type InjectionKey, provide } from 'vue'

const ON_PAPER: InjectionKey<true> = Symbol('on paper')

/** What is inside is printed: nothing in it can be unfolded or pressed. */
export const providePaper = (): void => provide(ON_PAPER, true)
export const isOnPaper = (): boolean => inject(ON_PAPER, false)
