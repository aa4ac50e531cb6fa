import type { ComponentChildren } from 'preact';
import { FieldError, useFieldId, type FieldProps } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';
import { words } from '#ui/text/words.ts';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly more?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
}

interface ChoiceProps<Value extends string> extends FieldProps {
  readonly options: readonly Option<Value>[];
  readonly value: Value | undefined;
  readonly onValue: (value: Value) => void;
  readonly columns?: 'one' | undefined;
}

/** A radio group of big tiles. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { options, value, onValue, columns, ...field } = props;
  const id = useFieldId();
  return (
    <ChoiceFrame id={id} columns={columns} {...field}>
      {options.map((option) => (
        <Tile key={option.value} option={option}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onValue(option.value)}
          />
        </Tile>
      ))}
    </ChoiceFrame>
  );
}

interface ManyChoiceProps<Value extends string> extends FieldProps {
  readonly options: readonly Option<Value>[];
  readonly values: readonly Value[];
  readonly onValues: (values: readonly Value[]) => void;
  readonly columns?: 'one' | undefined;
}

/** A group of checkboxes as big tiles; the values keep the order of the options. */
export function ManyChoice<Value extends string>(props: ManyChoiceProps<Value>) {
  const { options, values, onValues, columns, ...field } = props;
  const id = useFieldId();
  const toggle = (toggled: Value) =>
    onValues(
      options.map((option) => option.value).filter((value) => (value === toggled ? !values.includes(value) : values.includes(value))),
    );
  return (
    <ChoiceFrame id={id} columns={columns} {...field}>
      {options.map((option) => (
        <Tile key={option.value} option={option}>
          <input type="checkbox" checked={values.includes(option.value)} disabled={option.disabled} onChange={() => toggle(option.value)} />
        </Tile>
      ))}
    </ChoiceFrame>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly more?: string | undefined;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function Checkbox({ label, more, checked, onChecked }: CheckboxProps) {
  return (
    <Tile option={{ value: '', title: label, more }}>
      <input type="checkbox" checked={checked} onChange={(event) => onChecked(event.currentTarget.checked)} />
    </Tile>
  );
}

interface ChoiceFrameProps extends FieldProps {
  readonly id: string;
  readonly columns: 'one' | undefined;
  readonly children: ComponentChildren;
}

function ChoiceFrame({ id, label, hint, error, optional, columns, children }: ChoiceFrameProps) {
  return (
    <fieldset class="field" aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}>
      <legend class="field-label">
        {label} {optional && <span class="field-optional">{words().parts.optional}</span>}
      </legend>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="choices" data-columns={columns}>
        {children}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

function Tile({ option, children }: { readonly option: Option<string>; readonly children: ComponentChildren }) {
  return (
    <label class="choice">
      {children}
      <span class="choice-words">
        <span class="choice-title">{option.title}</span>
        {option.more && <span class="small soft">{option.more}</span>}
      </span>
      {option.icon && <Icon name={option.icon} />}
    </label>
  );
}
