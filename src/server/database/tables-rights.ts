import type { AskedBy, BreachTablet, ErasureReason, IdentityCheck, PurgeKind, RequestState, RightKind } from '#domain/rights.ts';
import type { Generated } from 'kysely';
import type { Json, Now, NowOrNull } from './tables.ts';

/** Tables of people's rights, retention and breaches (version 10). */
export interface RightsTables {
  erasures: {
    id: string;
    area: string;
    at: Now;
    done_by: string | null;
    reason: ErasureReason;
    people: number;
    homes: number;
    records: number;
  };
  erased_records: { mark: string; erasure: string };
  erasure_streams: { erasure: string; area: string; seq: number };
  erasure_tablets: { erasure: string; device: string; forgotten_at: NowOrNull };
  right_requests: {
    id: string;
    area: string;
    person: string | null;
    kind: RightKind;
    asked_by: AskedBy;
    asker: string | null;
    checked: IdentityCheck;
    words: string | null;
    whole_home: Generated<boolean>;
    received_at: Now;
    received_by: string;
    handed_in: string | null;
    third_parties: Generated<boolean>;
    extended_at: NowOrNull;
    extended_because: string | null;
    state: RequestState;
    answered_at: NowOrNull;
    answered_by: string | null;
    settled_at: NowOrNull;
    settled_by: string | null;
    refused_because: string | null;
    erasure: string | null;
  };
  person_views: { person: string; member: string; day: string };
  retention_rules: {
    id: string;
    area: string;
    campaign: string | null;
    how: PurgeKind;
    months: number;
    set_by: string;
    set_at: Now;
    ended_at: NowOrNull;
    ended_by: string | null;
  };
  purges: { id: string; rule: string; area: string; at: Now; people: number; homes: number };
  breaches: {
    id: string;
    area: string;
    happened_at: NowOrNull;
    discovered_at: Now;
    what: string;
    measures: string;
    tablets: Json<readonly BreachTablet[]>;
    people: number;
    homes: number;
    notified_at: NowOrNull;
    notified_to: string | null;
    why_late: string | null;
    written_by: string;
    written_at: Now;
    changed_at: Now;
  };
}
