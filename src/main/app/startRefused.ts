/** Another Luwte may run on the same user data, and the user does not want two. */
export class StartRefused extends Error {}
