import { areaText } from '#ui/text/area-text.ts';
import { deskImport } from '#ui/text/vi-desk-import.ts';
import { deskFailureWords } from '../desk-client.ts';
import { fieldName } from '../record-words.ts';
import type { DeskSaid } from './import-api.ts';

export const importWords = areaText(deskImport, async () => (await import('#ui/text/en-desk-import.ts')).deskImport);

export function importFailureWords(failure: DeskSaid): string {
  const { failures } = importWords();
  return (Object.hasOwn(failures, failure.kind) ? failures[failure.kind] : undefined) ?? deskFailureWords(failure);
}

/** A field of a record in words; the household's number is only known to lists. */
export function listFieldName(field: string): string {
  return field === 'code' ? importWords().role.householdCode : fieldName(field);
}
