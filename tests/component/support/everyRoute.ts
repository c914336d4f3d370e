import { besideRoutes } from '@/app/besideRoutes'
import { careRoutes } from '@/app/careRoutes'
import { routes } from '@/app/router'

/** The screens of all windows, those too that are fetched with the first of them. */
export const everyRoute = [...besideRoutes, ...careRoutes, ...routes]
