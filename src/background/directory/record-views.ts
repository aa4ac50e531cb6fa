import type { Progress } from '#domain/entities.ts';
import type { Named } from '../device-api.ts';
import { type Directory, named, type View } from './directory.ts';

export function text(view: View | undefined, field: string): string {
  const value = view?.record.fields[field];
  return typeof value === 'string' ? value : '';
}

/** Guide id → progress, of a person or of a household. */
export function progressOf(
  directory: Directory,
  subject: string,
  kind: 'person' | 'household' = 'person',
): (readonly [guide: string, progress: Named<Progress>])[] {
  return directory
    .belongingTo(kind, subject, 'progress')
    .map((view) => [view.record.id.slice(subject.length + 1), named<'progress'>(view)] as const);
}
