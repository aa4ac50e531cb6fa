import { dayInVietnam } from '#domain/dates.ts';
import type { Change } from '#domain/mutation.ts';
import { isFinalMilestone } from '#guides/final-milestones.ts';
import type { PoliceDayEntry } from '#guides/police-day.ts';
import { recordKey } from '#storage/tablet-store.ts';
import { layGround } from '#sync/save-ground.ts';
import type { Identity, Tablet } from '#sync/tablet.ts';
import type {
  DraftNote,
  FindPage,
  FindQuery,
  Front,
  GroupPerson,
  Home,
  HomesPage,
  HomesQuery,
  KnownMatch,
  KnownQuery,
  Outbox,
  PersonPage,
  SendingState,
  Session,
  Today,
} from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';
import { type KnownAreas, knownAreas } from './directory/areas.ts';
import { Directory } from './directory/directory.ts';
import type { Finder } from './directory/finder.ts';
import { HomesList } from './directory/homes-list.ts';
import type { MergedRecords } from './directory/merged-records.ts';
import type { KnownPeople } from './directory/known-people.ts';
import { todayOf } from './directory/today-list.ts';
import { leaveFront, type OpenedFront } from './front.ts';
import { Sending } from './sending.ts';

export interface SessionListener {
  changed(): void;
  /** My areas may be others now. */
  sessionChanged(): void;
  sending(state: SendingState): void;
}

/** Drafts change with every letter, and are added as they are. */
type WorkedOutToday = Omit<Today, 'drafts'>;

/** After a synchronisation, until what the next unlocking shows first is worked out. */
const pauseMs = 5000;

/** An unlocked tablet: the only holder of the data key's work, the directory and the sending engine. Locking drops the whole of it. */
export class OpenSession {
  readonly tablet: Tablet;
  readonly sending: Sending;
  private readonly directory: Directory;
  private readonly homesList: HomesList;
  /** Loaded when first asked: unlocking needs none of them. */
  private finder: Finder | undefined;
  private knownPeople: KnownPeople | undefined;
  private mergedRecords: MergedRecords | undefined;
  private readonly now: () => number;
  private readonly layGround: () => void;
  private areas: KnownAreas;
  private readonly after: DevicePorts['timers']['after'];
  private cancelLeaving = (): void => undefined;
  private left: { readonly revision: number; readonly on: string } | undefined;
  private knownToday:
    | { readonly on: string; readonly version: number; readonly areas: KnownAreas; readonly today: WorkedOutToday }
    | undefined;

  constructor(ports: DevicePorts, tablet: Tablet, listener: SessionListener) {
    this.tablet = tablet;
    this.now = ports.now;
    this.after = (ms, work) => ports.timers.after(ms, work);
    this.directory = new Directory(tablet);
    this.homesList = new HomesList(this.directory);
    this.areas = this.readAreas();
    this.layGround = () => layGround(ports, tablet);
    this.sending = new Sending(ports, tablet, (state) => {
      listener.sending(state);
      if (state.kind !== 'idle') return;
      this.layGround();
      this.cameToRest();
    });
    tablet.watch = (changed) => {
      this.directory.refresh(changed);
      if (changed === 'all') {
        this.areas = this.readAreas();
        listener.sessionChanged();
      }
      listener.changed();
    };
  }

  /** Something was saved. */
  saved(): void {
    this.sending.saved();
    this.layGround();
  }

  close(): void {
    this.cancelLeaving();
    this.leaveFront();
    this.sending.stop();
    this.tablet.watch = () => undefined;
  }

  /** Working Today out takes a while where there are many people: when nobody has asked for it, not before a pause. */
  private cameToRest(): void {
    this.cancelLeaving();
    if (this.freshToday(dayInVietnam(this.now()))) this.leaveFront();
    else this.cancelLeaving = this.after(pauseMs, () => this.leaveFront());
  }

  private leaveFront(): void {
    const { revision } = this.tablet.meta;
    const on = dayInVietnam(this.now());
    if (this.left?.revision === revision && this.left.on === on) return;
    this.left = { revision, on };
    void leaveFront(this.tablet, { on, today: this.today(on) });
  }

  session(deviceName: string): Session {
    return sessionOf(this.tablet.identity, this.areas, deviceName);
  }

  /** Asked several times while a tablet opens: worked out anew only when something has changed. */
  today(on: string): Today {
    return { ...(this.freshToday(on) ?? this.workOutToday(on)), drafts: this.drafts() };
  }

  private freshToday(on: string): WorkedOutToday | undefined {
    const known = this.knownToday;
    return known?.on === on && known.version === this.directory.version && known.areas === this.areas ? known.today : undefined;
  }

  private workOutToday(on: string): WorkedOutToday {
    const { version } = this.directory;
    const today = todayOf(this.directory, this.homesList, this.areas, on, isFinalMilestone);
    this.knownToday = { on, version, areas: this.areas, today };
    return today;
  }

  homes(query: HomesQuery): HomesPage {
    return this.homesList.page(this.areas, this.inPresentUnit(query));
  }

  async find(query: FindQuery): Promise<FindPage> {
    const loaded = await import('./directory/finder.ts');
    this.finder ??= new loaded.Finder(this.directory, this.homesList);
    return this.finder.page(this.areas, this.inPresentUnit(query));
  }

  async knownAlready(query: KnownQuery): Promise<readonly KnownMatch[]> {
    const loaded = await import('./directory/known-people.ts');
    this.knownPeople ??= new loaded.KnownPeople(this.directory);
    return this.knownPeople.matches(this.areas, query);
  }

  async groupPeople(area: string): Promise<readonly GroupPerson[]> {
    const { groupPeopleOf } = await import('./directory/group-people.ts');
    return groupPeopleOf(this.directory, area);
  }

  async policeDay(policeObstacles: readonly string[]): Promise<readonly PoliceDayEntry[]> {
    const { policeDayOf } = await import('./directory/police-day.ts');
    return policeDayOf(this.directory, this.areas, policeObstacles);
  }

  async home(id: string): Promise<Home | undefined> {
    const [merged, { homeOf }] = await Promise.all([this.whatMerged(), import('./directory/home-page.ts')]);
    return homeOf(this.directory, this.areas, merged?.present('household', id) ?? id);
  }

  async person(id: string): Promise<PersonPage | undefined> {
    const [merged, { personPageOf }] = await Promise.all([this.whatMerged(), import('./directory/home-page.ts')]);
    return personPageOf(this.directory, this.areas, merged?.present('person', id) ?? id);
  }

  /** What is saved for a record that became a part of another is saved for that one (SY27). */
  async forPresent(changes: readonly Change[]): Promise<readonly Change[]> {
    const merged = await this.whatMerged();
    return merged ? changes.map((change) => merged.change(change)) : changes;
  }

  private async whatMerged(): Promise<MergedRecords | undefined> {
    if (!this.directory.hasMerged) return undefined;
    const loaded = await import('./directory/merged-records.ts');
    this.mergedRecords ??= new loaded.MergedRecords(this.directory, recordKey);
    return this.mergedRecords;
  }

  async outbox(): Promise<Outbox> {
    const { outboxOf } = await import('./directory/outbox-list.ts');
    return outboxOf(this.directory, this.sending.state);
  }

  drafts(): DraftNote[] {
    const notes = [...this.tablet.drafts.values()].map(({ key, path, savedAt }) => ({ key, path, savedAt }));
    return notes.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** A screen may still ask for a village that has been merged since. */
  private inPresentUnit<Query extends { readonly area?: string | undefined }>(query: Query): Query {
    return query.area === undefined ? query : { ...query, area: this.areas.current(query.area) };
  }

  private readAreas(): KnownAreas {
    return knownAreas(this.tablet.identity.areas, dayInVietnam(this.now()));
  }
}

export function shownFirst({ on, today, identity, deviceName }: OpenedFront): Front {
  return { on, today, session: sessionOf(identity, knownAreas(identity.areas, on), deviceName) };
}

function sessionOf({ member, guides }: Identity, areas: KnownAreas, deviceName: string): Session {
  return { member, deviceName, areas: areas.all, villages: areas.villages, guides };
}
