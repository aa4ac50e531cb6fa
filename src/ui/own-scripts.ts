import { isOwnScript } from '#domain/own-script.ts';

/** Absent from TypeScript's library of the page. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { readonly createScriptURL: (address: string) => string | undefined }): unknown;
}

/** Where Trusted Types hold (Chromium), a page may start none but our own scripts, and make neither markup nor code out of text. Once, before all else. */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (isOwnScript(address, location.origin) ? address : undefined),
  });
}
