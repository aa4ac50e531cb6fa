import type { Guide } from '#guides/guide.ts';
import type { OfferedGuides } from '#guides/offered-guides.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { signal } from '@preact/signals';
import { deskRequest } from './desk-client.ts';

interface Known {
  readonly node: string;
  readonly guides: ReadonlyMap<string, Guide>;
}

const known = signal<Known>({ node: '', guides: new Map() });
let asked = '';

/** Records name guides of the place itself and milestones of edited ones: their titles are read once for each unit looked at. */
export async function learnGuides(node: string): Promise<void> {
  if (asked === node) return;
  asked = node;
  const answer = await deskRequest<OfferedGuides>(`areas/${encodeURIComponent(node)}/guides`);
  if (asked !== node) return;
  if (answer.ok) noteGuides(node, answer.value);
  else asked = '';
}

/** What the guides' own screens read is known as well. */
export function noteGuides(node: string, { guides }: OfferedGuides): void {
  asked = node;
  known.value = { node, guides: new Map(guides.map(({ guide }) => [guide.id, guide])) };
}

/** As the unit's tablets have it, then as the app ships it: the one may name steps and milestones that the other does not. */
export function guidesNamed(id: string): readonly Guide[] {
  return [known.value.guides.get(id), findGuide(id)].flatMap((guide) => guide ?? []);
}

/** The version the unit's tablets get now; undefined while that is not known. */
export function versionNow(id: string): number | undefined {
  return known.value.guides.get(id)?.version;
}
