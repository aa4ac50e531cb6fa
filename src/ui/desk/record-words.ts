import { formatBirth } from '#domain/birth.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import { language } from '#ui/text/language.ts';
import { formats, words } from '#ui/text/words.ts';
import { deskWords } from './desk-words.ts';
import { guidesNamed } from './known-guides.ts';

type Names = Readonly<Record<string, string>>;

/** What a field is called, first letter upper case; an unknown field of a newer app by its own name. */
export function fieldName(field: string): string {
  const own = deskWords().fields;
  const shared = words().facts.field;
  const name = (Object.hasOwn(own, field) ? own[field] : shared[field]) ?? field;
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

export function kindName(kind: string): string {
  const { kind: kinds } = words().facts;
  return (kinds as Names)[kind] ?? kind;
}

/** A milestone, step or obstacle by its title in the guide, or as it is written when neither the unit nor this version knows it. */
export function guideTitle(guide: string, part?: 'milestones' | 'steps' | 'obstacles', id?: string): string {
  const titled = guidesNamed(guide).flatMap((found) => (part ? (found[part].find((item) => item.id === id) ?? []) : found));
  return titled[0]?.title[language.value] ?? id ?? guide;
}

export function textField(fields: Fields, field: string): string | undefined {
  const value = fields[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function removedWords(fields: Fields): string | undefined {
  const removed = fields['removed'];
  if (removed === undefined || removed === null || removed === false) return undefined;
  const { removal } = words().facts;
  const reason = typeof removed === 'string' ? ((removal as Names)[removed] ?? removed) : undefined;
  return reason ? deskWords().record.removedBecause(reason) : deskWords().record.removed;
}

/** `id` is the record's: a progress record names its guide there. */
export function valueWords(field: string, value: FieldValue, id = ''): string {
  if (value === null) return deskWords().record.cleared;
  if (typeof value === 'boolean') return value ? words().parts.yes : words().parts.no;
  if (typeof value === 'number') return formats().number(value);
  if (typeof value === 'string') return stringWords(field, value, id);
  return structureWords(field, value);
}

function stringWords(field: string, value: string, id: string): string {
  /* Strokes are for the eye; in words there is only that somebody signed. */
  if (field === 'signature') return deskWords().record.signed;
  const { facts } = words();
  const named: Readonly<Record<string, Names>> = {
    sex: facts.sex,
    device: facts.device,
    internet: facts.internet,
    outcome: facts.outcome,
    relation: facts.relation,
    removed: facts.removal,
    state: facts.review,
    method: deskWords().method,
  };
  const table = named[field];
  if (table) return table[value] ?? value;
  if (field === 'field') return value === 'consent' ? kindName(value) : fieldName(value);
  if (field === 'birth') return formatBirth(value);
  if (field === 'language') return languageName(value);
  const guide = id.slice(id.indexOf('/') + 1);
  if (field === 'milestone') return guideTitle(guide, 'milestones', value);
  if (field === 'step') return guideTitle(guide, 'steps', value);
  if (field === 'obstacle') return guideTitle(guide, 'obstacles', value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return formats().dateTime(value);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formats().date(value) : value;
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([language.value], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function structureWords(field: string, value: Extract<FieldValue, object>): string {
  const { purpose } = deskWords();
  if (Array.isArray(value)) {
    if (field === 'present') return deskWords().record.peopleCount(formats().number(value.length));
    return formats().list(value.map((item) => (purpose as Names)[String(item)] ?? String(item)));
  }
  if (field === 'location' && 'lat' in value && 'lng' in value) {
    const { lat, lng, accuracy } = value as { lat: number; lng: number; accuracy?: number };
    return deskWords().record.map(lat.toFixed(5), lng.toFixed(5), String(Math.round(accuracy ?? 0)));
  }
  if (field === 'notice' && 'version' in value && typeof value.version === 'string') return value.version;
  return JSON.stringify(value);
}
