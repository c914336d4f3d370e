import './placeColours.css'
import type { Point } from '@shared/features/check-ins/checkIn'
import { REACH } from '../check-ins/wordPlaces'

/** Keeps places near the middle out of the grey that all colours together make. */
const AWAY_FROM_GREY = 0.4

const share = (value: number): string => {
  const away = Math.sign(value) * Math.abs(value / REACH) ** AWAY_FROM_GREY
  return `${(((away + 1) / 2) * 100).toFixed(1)}%`
}

/** The colour of a place on the plane, for what has the class `on-plane`: how far it lies to the right, and how high. */
export const placeColour = ({ pleasantness, energy }: Point): Record<string, string> => ({
  '--across': share(pleasantness),
  '--up': share(energy),
})
