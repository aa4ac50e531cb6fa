import { dayInVietnam } from '#domain/dates.ts';
import type { PoliceDayEntry } from '#guides/police-day.ts';
import { AnswerBoard } from './answer-board.ts';
import type * as api from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';
import { neighbourNotes, settingsOf, storageOf } from './device-state.ts';
import type { OpenSession } from './open-session.ts';

const emptyToday = { entries: [], counts: { homes: 0, visited: 0, visitedToday: 0, neverVisited: 0 }, drafts: [] };
const emptyOutbox = { authored: 0, received: 0, waiting: 0, refused: 0, sending: { kind: 'idle' as const }, rows: [] };

/** What can be read: of an unlocked tablet from memory, and of a locked one what is no secret. */
export abstract class DeviceReads {
  protected abstract readonly open: OpenSession | undefined;
  protected abstract readonly ports: DevicePorts;

  async today(on: string): Promise<api.Today> {
    return this.open?.today(on) ?? emptyToday;
  }

  async homes(query: api.HomesQuery): Promise<api.HomesPage> {
    return this.open?.homes(query) ?? { total: 0, rows: [] };
  }

  async find(query: api.FindQuery, board?: api.OnBoard): Promise<api.FindPage> {
    const page = (await this.open?.find(query)) ?? { total: 0, hits: [] };
    if (board) new AnswerBoard(board.memory).put(board.question, page);
    return page;
  }

  async knownAlready(query: api.KnownQuery): Promise<readonly api.KnownMatch[]> {
    return (await this.open?.knownAlready(query)) ?? [];
  }

  async policeDay(policeObstacles: readonly string[]): Promise<readonly PoliceDayEntry[]> {
    return (await this.open?.policeDay(policeObstacles)) ?? [];
  }

  async home(household: string): Promise<api.Home | undefined> {
    return this.open?.home(household);
  }

  async person(person: string): Promise<api.PersonPage | undefined> {
    return this.open?.person(person);
  }

  async readDraft(key: string): Promise<api.Draft | undefined> {
    const draft = this.open?.tablet.drafts.get(key);
    return draft && { values: draft.values, path: draft.path };
  }

  async drafts(): Promise<readonly api.DraftNote[]> {
    return this.open?.drafts() ?? [];
  }

  async outbox(): Promise<api.Outbox> {
    return (await this.open?.outbox()) ?? emptyOutbox;
  }

  async groupPeople(area: string): Promise<readonly api.GroupPerson[]> {
    return (await this.open?.groupPeople(area)) ?? [];
  }

  async neighbours(): Promise<readonly api.NeighbourNote[]> {
    return neighbourNotes(await this.ports.neighbours());
  }

  async parcelFiles(): Promise<readonly api.ParcelFileOut[]> {
    const { parcelFilesOf } = await import('./parcel-files.ts');
    return parcelFilesOf(this.ports.store, dayInVietnam(this.ports.now()));
  }

  async settings(): Promise<api.DeviceSettings> {
    return settingsOf(await this.ports.settings.read(), this.ports.now());
  }

  async storage(): Promise<api.StorageReport> {
    return storageOf(this.ports, this.open?.tablet);
  }
}
