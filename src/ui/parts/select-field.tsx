import type { Option } from './choices.tsx';
import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from './field.tsx';

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly options: readonly Pick<Option<Value>, 'value' | 'title'>[];
  readonly value: Value | undefined;
  readonly onValue: (value: Value) => void;
  /** Stands first and means that nothing is chosen yet. */
  readonly blank?: string | undefined;
}

/** The platform's own list, for choices too many to lay out as tiles. */
export function SelectField<Value extends string>({ options, value, onValue, blank, ...field }: SelectFieldProps<Value>) {
  const id = useFieldId();
  return (
    <FieldFrame id={id} {...field}>
      <select
        {...fieldLinks(id, field)}
        class="input select"
        value={value ?? ''}
        onChange={(event) => onValue(event.currentTarget.value as Value)}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
