import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

interface SelectFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  /** The label is spoken only. */
  readonly labelUnseen?: boolean | undefined;
}

/** For long lists of known answers; a handful is better as a `Choice`. */
export function SelectField({ value, onValue, options, labelUnseen, ...field }: SelectFieldProps) {
  const id = useFieldId();
  return (
    <FieldFrame id={id} labelUnseen={labelUnseen} {...field}>
      <div class="select">
        <select {...fieldLinks(id, field)} class="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </FieldFrame>
  );
}
