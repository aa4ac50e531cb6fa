import type { TabletRow } from '#protocol/desk-answers.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { formats } from '#ui/text/words.ts';
import { teamsWords } from './teams-words.ts';

const dayMs = 24 * 3_600_000;
const offered = [3, 7, 14, 30];
/** Not heard from for longer is worth a call. Days. */
export const usualSilence = 7;

/** Whole days a tablet that should be heard has been silent, when they are more than `days`; else 0. */
export function silentFor({ lastContactAt, enrolledAt, revokedAt, succeeded }: TabletRow, days: number): number {
  if (revokedAt || succeeded) return 0;
  const silent = Math.floor((Date.now() - Date.parse(lastContactAt ?? enrolledAt)) / dayMs);
  return silent > days ? silent : 0;
}

interface SilenceChoiceProps {
  readonly days: number;
  readonly onDays: (days: number) => void;
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
  /** How many tablets are silent by this measure. */
  readonly silent: number;
}

export function SilenceChoice({ days, onDays, only, onOnly, silent }: SilenceChoiceProps) {
  const { tablets } = teamsWords();
  return (
    <div class="desk-ask">
      <SelectField
        label={tablets.silentDays}
        value={String(days)}
        onValue={(value) => onDays(Number(value))}
        options={offered.map((value) => ({ value: String(value), title: tablets.days(formats().number(value)) }))}
      />
      <Checkbox label={tablets.silentOnly(formats().number(silent))} checked={only} onChecked={onOnly} />
    </div>
  );
}
