import { type ShallowRef, shallowRef, watch } from 'vue'
import type { Language } from '@shared/features/settings/settings'
import { useAppStore } from '@/kernel/appStore'
import { loadScene, type OpenScene, sceneNames } from './sceneContent'

/** In the language of the moment; null until it is there. */
function useLoaded<Value>(
  of: () => string | null,
  load: (language: Language) => Promise<Value>,
): Readonly<ShallowRef<Value | null>> {
  const app = useAppStore()
  const loaded = shallowRef<Value | null>(null)
  watch(
    [() => app.language, of] as const,
    async ([language, name]) => {
      const value = await load(language)
      if (app.language === language && of() === name) loaded.value = value
    },
    { immediate: true },
  )
  return loaded
}

/** All scenes that can be read. */
export const useScenes = (): Readonly<ShallowRef<OpenScene[] | null>> =>
  useLoaded(
    () => null,
    async (language) => {
      const scenes = await Promise.all(sceneNames.map((name) => loadScene(name, language).catch(() => null)))
      return scenes.filter((scene) => scene !== null)
    },
  )

/** One scene, by its name; `missing` where there is none, or where it cannot be read. */
export const useScene = (name: () => string): Readonly<ShallowRef<OpenScene | 'missing' | null>> =>
  useLoaded<OpenScene | 'missing'>(name, (language) => loadScene(name(), language).catch(() => 'missing' as const))
