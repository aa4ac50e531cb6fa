/** What a half-filled form is, and about whom, by the path it is opened at. */
export interface DraftPlace {
  readonly form: 'home' | 'home-edit' | 'person' | 'person-edit' | 'visit' | 'visit-edit' | 'guide' | 'group' | 'other';
  readonly household?: string | undefined;
  readonly person?: string | undefined;
}

const places: readonly (readonly [RegExp, (id: string) => DraftPlace])[] = [
  [/^\/homes\/new/, () => ({ form: 'home' })],
  [/^\/homes\/([^/]+)\/edit/, (household) => ({ form: 'home-edit', household })],
  [/^\/homes\/([^/]+)\/visit/, (household) => ({ form: 'visit', household })],
  [/^\/homes\/([^/]+)\/people\/new/, (household) => ({ form: 'person', household })],
  [/^\/people\/([^/]+)\/edit/, (person) => ({ form: 'person-edit', person })],
  [/^\/people\/([^/]+)\/guides\//, (person) => ({ form: 'guide', person })],
  [/^\/group/, () => ({ form: 'group' })],
  [/^\/visits\/([^/]+)\/edit/, () => ({ form: 'visit-edit' })],
];

export function draftPlace(path: string): DraftPlace {
  for (const [pattern, place] of places) {
    const found = pattern.exec(path);
    if (found) return place(found[1] ?? '');
  }
  return { form: 'other' };
}
