/** Styles that a part brings in by itself may come only with what this page was served with. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.nonce ?? ''
