import { readFileSync } from 'node:fs';

interface CardSample {
  readonly id: string;
  readonly raw: string;
  /** `ok…`, `warn` or `reject…`. */
  readonly expect: string;
  readonly derived: { readonly fields: number; readonly sex: string } | string;
}

/** All people, numbers and addresses are invented. */
export const samples: readonly CardSample[] = (
  JSON.parse(readFileSync('tests/unit/domain/cccd-qr-samples.json', 'utf8')) as { samples: CardSample[] }
).samples;
