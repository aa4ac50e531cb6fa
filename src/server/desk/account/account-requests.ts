import * as v from 'valibot';

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const ticket = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const encoded = v.pipe(v.string(), v.maxLength(8000));
/** A credential in the JSON shape of the Web Authentication standard; the library looks at what is within. */
const credential = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(1400)),
  rawId: encoded,
  type: v.literal('public-key'),
  response: v.looseObject({ clientDataJSON: encoded }),
  clientExtensionResults: v.looseObject({}),
});

export const codeRequest = v.object({ ticket, code });
export const passkeyRequest = v.object({ ticket, response: credential });
export const freshRequest = v.variant('by', [
  v.object({ by: v.literal('password'), password: secret }),
  v.object({ by: v.literal('code'), code }),
  v.object({ by: v.literal('passkey'), ticket, response: credential }),
]);
export const passwordRequest = v.object({ old: secret, password: secret });
export const newPasskeyRequest = v.object({
  ticket,
  response: credential,
  name: v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(60)),
});
/** One session by its id, or all the others. */
export const endRequest = v.object({ id: v.optional(v.pipe(v.string(), v.maxLength(40))) });
export const resetRequest = v.object({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), password: secret });
export const giveResetRequest = v.object({ factors: v.boolean() });
