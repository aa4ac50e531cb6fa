import * as v from 'valibot';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const homes = v.pipe(v.array(id), v.minLength(1), v.maxLength(2000));

export const renameRequest = v.object({ name });
export const aliasesRequest = v.object({ aliases: v.pipe(v.array(name), v.maxLength(20)) });
export const mergeRequest = v.object({ into: id });
export const splitRequest = v.union([v.strictObject({ homes, name }), v.strictObject({ homes, into: id })]);
