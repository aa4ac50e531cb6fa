import { formatBirth, parseBirth } from '#domain/birth.ts';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from './field.tsx';
import { TextField } from './text-fields.tsx';

interface DayFieldProps extends FieldProps {
  /** ISO date. */
  readonly value: string | undefined;
  readonly onValue: (value: string | undefined) => void;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
}

/**
 * A full day, chosen in the platform's own calendar, which every volunteer already knows. The browser writes it in the order of its own language, so
 * that 03/12 may be either day: the words below say which.
 */
export function DayField({ value, onValue, earliest, latest, ...field }: DayFieldProps) {
  const id = useFieldId();
  return (
    <FieldFrame id={id} {...field}>
      <input
        {...fieldLinks(id, field)}
        class="input"
        type="date"
        value={value ?? ''}
        min={earliest}
        max={latest}
        onChange={(event) => onValue(event.currentTarget.value || undefined)}
      />
      {value && <p class="small soft">{`${formats().weekday(value)}, ${formats().date(value)}`}</p>}
    </FieldFrame>
  );
}

interface DateFieldProps extends FieldProps {
  /** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
  readonly value: string | undefined;
  /** Told of every text that is a date, and of undefined when the field is empty or no date (yet). */
  readonly onValue: (value: string | undefined) => void;
}

/** A date as it is known: `12/03/1957`, `03/1957` or only `1957`. Typed, because nobody scrolls a calendar back to 1957. */
export function DateField({ value, onValue, error, hint, ...field }: DateFieldProps) {
  const [typed, setTyped] = useState(value ? formatBirth(value) : '');
  const [left, setLeft] = useState(false);
  useEffect(() => {
    // A value that came from elsewhere (a draft, a scan) replaces the text; our own echo does not.
    if (value && parseBirth(typed) !== value) setTyped(formatBirth(value));
  }, [value]);
  const unreadable = left && typed !== '' && parseBirth(typed) === undefined;
  return (
    <TextField
      {...field}
      keyboard="text"
      hint={hint ?? words().parts.dateHint}
      error={error ?? (unreadable ? words().parts.dateUnreadable : undefined)}
      value={typed}
      onValue={(text) => {
        setTyped(text);
        setLeft(false);
        onValue(parseBirth(text));
      }}
      onLeave={() => setLeft(true)}
    />
  );
}
