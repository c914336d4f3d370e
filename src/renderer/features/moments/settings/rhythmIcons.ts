import { NotebookPen, Sprout, SunMoon } from '@lucide/vue'
import type { Component } from 'vue'
import type { MomentKind } from '@shared/features/moments/rhythm'

/** The drawing that goes with what a moment asks for. */
export const RHYTHM_ICONS: Record<MomentKind, Component> = { 'check-in': SunMoon, write: NotebookPen, practice: Sprout }
