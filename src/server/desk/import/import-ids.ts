import type { ImportedHome, ImportedPerson } from '#protocol/import-rows.ts';
import { fold, nameKey } from '#domain/vietnamese-text.ts';
import { createHmac } from 'node:crypto';

/**
 * Ids of imported records: the same list gives the same ids, so a request that is sent again, or two coordinators at once, cannot make a home twice.
 * Keyed with the server's own secret: ids stand in addresses and logs, and a plain hash of a name and a birth date could be guessed back.
 */
export interface ImportIds {
  household(home: ImportedHome): string;
  person(household: string, person: ImportedPerson): string;
}

export function importIds(secret: Uint8Array): ImportIds {
  const idOf = (...parts: readonly string[]) => {
    const bytes = createHmac('sha256', secret)
      .update(JSON.stringify(['import', ...parts]))
      .digest()
      .subarray(0, 16);
    return uuidOf(bytes);
  };
  return {
    household: (home) => idOf('household', home.village, ...householdKey(home)),
    person: (household, person) => idOf('person', household, ...personKey(person)),
  };
}

function householdKey(home: ImportedHome): readonly string[] {
  if (home.code !== undefined) return ['code', fold(home.code)];
  const head = headOf(home);
  return ['head', nameKey(home.head), fold(home.address ?? ''), head?.birth ?? ''];
}

function personKey({ personalId, name, birth }: ImportedPerson): readonly string[] {
  return personalId === undefined ? ['name', nameKey(name), birth ?? ''] : ['number', personalId];
}

/** The head among the people of a home, when the list has them there. */
export function headOf({ head, people }: ImportedHome): ImportedPerson | undefined {
  return people.find(({ relation }) => relation === 'head') ?? people.find(({ name }) => nameKey(name) === nameKey(head));
}

/** Sixteen bytes as a UUID of version 8 (RFC 9562 §5.8: content of one's own making). */
function uuidOf(bytes: Uint8Array): string {
  const own = Uint8Array.from(bytes);
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x80;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(own).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
