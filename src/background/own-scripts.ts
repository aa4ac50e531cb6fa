import { isOwnScript } from '#domain/own-script.ts';

/** Absent from TypeScript's library for workers. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { readonly createScriptURL: (address: string) => string | undefined }): unknown;
}

let allowed = false;

/** Where Trusted Types hold (Chromium), a worker may start none but our own scripts, and make neither page nor code out of text. */
export function allowOwnScripts(): void {
  if (allowed) return;
  allowed = true;
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (isOwnScript(address, location.origin) ? address : undefined),
  });
}
