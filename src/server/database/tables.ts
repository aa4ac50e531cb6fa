import type { AreaKind, Role } from '#domain/area.ts';
import type { Fields } from '#domain/mutation.ts';
import type { CampaignCount, HomeChoice } from '#domain/plan.ts';
import type { Guide } from '#guides/guide.ts';
import type { ToldByTablet } from '#protocol/told-by-tablet.ts';
import type { ColumnType, Generated } from 'kysely';

/** The tables as Kysely sees them. int8 comes back as number (see `open-database.ts`), timestamps as Date, dates as `yyyy-mm-dd` text. */
type Json<Value> = ColumnType<Value, string, string>;
type Now = ColumnType<Date, Date, Date>;
type NowOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface Tables {
  areas: {
    id: string;
    number: Generated<number>;
    parent: string | null;
    kind: AreaKind;
    code: string | null;
    name: string;
    aliases: ColumnType<readonly string[], string | undefined, string>;
    valid_from: string;
    valid_to: string | null;
    merged_into: string | null;
    path: string;
  };
  streams: { area: string; head: Generated<number> };
  members: { id: string; name: string; created_at: Now; suspended_at: NowOrNull };
  member_roles: { member: string; area: string; role: Role };
  accounts: { member: string; sign_in: string; password: string; created_at: Now; suspended_at: NowOrNull };
  sessions: { token_hash: string; member: string; created_at: Now; seen_at: Now; expires_at: Now };
  enrolment_codes: {
    code_hash: string;
    member: string;
    created_by: string | null;
    created_at: Now;
    expires_at: Now;
    used_at: NowOrNull;
    used_by: string | null;
    replaces: string | null;
  };
  server_keys: { id: string; public_key: string; private_key: string; created_at: Now; retired_at: NowOrNull };
  devices: {
    id: string;
    member: string;
    name: string;
    kind: ColumnType<'tablet' | 'desk', 'tablet' | 'desk' | undefined, never>;
    token_hash: string;
    ship_token_hash: string;
    enrolled_at: Now;
    revoked_at: NowOrNull;
    succeeded_by: string | null;
    last_contact_at: NowOrNull;
    authored: Generated<number>;
    received: Generated<string>;
    clock_ahead_ms: number | null;
    last_stamp: Generated<string>;
    told: Json<ToldByTablet> | null;
  };
  mutations: {
    device: string;
    n: number;
    at: string;
    claimed_at: string | null;
    kind: string;
    id: string;
    area: string;
    set: Json<Fields>;
    content_hash: string;
    member: string;
    arrival: Generated<number>;
    arrived_at: Now;
  };
  records: {
    kind: string;
    id: string;
    area: string;
    area_stamp: string;
    fields: Json<Fields>;
    stamps: Json<Record<string, string>>;
    seq: number;
    created_at: Now;
    changed_at: Now;
  };
  resettled: { household: string; area: string };
  departures: { area: string; seq: number; kind: string; id: string };
  quarantine: {
    device: string;
    n: number;
    content_hash: string;
    reason: string;
    detail: string | null;
    mutation: Json<unknown>;
    member: string;
    arrived_at: Now;
    settled_at: NowOrNull;
    settled_by: string | null;
    settlement: 'released' | 'discarded' | null;
    settled_because: string | null;
  };
  guide_settings: { area: string; guide: string; is_on: Generated<boolean>; place: number | null; content: Json<Guide> | null };
  guide_versions: { guide: string; version: number; area: string; content: Json<Guide>; published_by: string; published_at: Now };
  campaigns: {
    id: string;
    area: string;
    name: string;
    counts: CampaignCount;
    guide: string | null;
    milestone: string | null;
    target: number;
    from_day: string;
    through_day: string;
    created_by: string;
    created_at: Now;
    closed_at: NowOrNull;
    closed_by: string | null;
  };
  assignments: {
    id: string;
    area: string;
    campaign: string | null;
    assignee: string | null;
    what: string;
    due_on: string | null;
    choice: Json<HomeChoice>;
    created_by: string;
    created_at: Now;
    withdrawn_at: NowOrNull;
    withdrawn_by: string | null;
  };
  assigned_tasks: { task: string; assignment: string };
  held_parcels: { id: string; device: string; body: Uint8Array; body_hash: string; arrived_at: Now };
  settings: { name: string; value: Json<unknown> };
}
