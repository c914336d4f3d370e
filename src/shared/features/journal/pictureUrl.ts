/** Where a page finds the picture that is kept as this blob. It is of the page's own origin, so that the policy for pages stays as it is. */
export const pictureUrl = (blob: string): string => `app://luwte/picture/${blob}`
