import type { Report } from '#domain/report-figures.ts';
import type { FreezeTime } from '#domain/report-period.ts';

/** What stands around an official report; empty lines are left to be written by hand. */
export interface ReportHeading {
  /** Who issues it: "ỦY BAN NHÂN DÂN", then the unit, a line each. */
  readonly issuer: string;
  /** "Xã Suối Mơ", before the date. */
  readonly place: string;
  /** What is below the title: "Kết quả hướng dẫn người dân …"; empty for the usual words. */
  readonly subject: string;
  /** Above the signature: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", a line each. */
  readonly signer: string;
  readonly signerName: string;
  /** "Nơi nhận", a line each. */
  readonly recipients: string;
}

export interface ReportSettings {
  /** Null: what holds above, or the usual set. */
  readonly indicators: readonly string[] | null;
  readonly heading: ReportHeading | null;
  readonly freeze: FreezeTime | null;
  readonly isPublic: boolean;
}

export interface PossibleIndicator {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
}

export interface ReportSetup {
  readonly node: { readonly id: string; readonly name: string };
  readonly settings: ReportSettings;
  /** What is reported at the node, and where that was said; null for the app's own set. */
  readonly indicators: { readonly keys: readonly string[]; readonly from: { readonly id: string; readonly name: string } | null };
  readonly possible: readonly PossibleIndicator[];
}

export interface SnapshotRow {
  readonly id: string;
  readonly period: Report['period'];
  readonly madeAt: string;
  /** The time it was due, when it was made by itself. */
  readonly dueAt?: string | undefined;
  readonly madeBy?: string | undefined;
}

export interface AuditRow {
  readonly at: string;
  readonly memberName: string;
  readonly areaName: string;
  readonly what: string;
  readonly rows: number | null;
}

/** A table without personal data, for anybody; null is a count that is held back (`domain/small-cells.ts`). */
export interface PublicFigures {
  readonly unit: string;
  readonly period: Report['period'];
  readonly asOf: string;
  readonly residents: { readonly units: readonly (number | null)[]; readonly total: number | null };
  readonly units: readonly string[];
  readonly indicators: readonly {
    readonly key: string;
    readonly name: { readonly vi: string; readonly en: string };
    readonly counts: readonly (number | null)[];
    readonly total: number | null;
  }[];
}
