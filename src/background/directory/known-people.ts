import type { KnownMatch, KnownQuery } from '../device-api.ts';
import type { KnownAreas } from './areas.ts';
import type { Directory } from './directory.ts';

/** Answers "is this person known already?" from memory. */
export class KnownPeople {
  private readonly directory: Directory;

  constructor(directory: Directory) {
    this.directory = directory;
  }

  matches(_areas: KnownAreas, _query: KnownQuery): readonly KnownMatch[] {
    void this.directory;
    return [];
  }
}
