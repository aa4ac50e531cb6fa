import { Button } from '#ui/parts/button.tsx';
import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from '#ui/parts/field.tsx';
import { useState } from 'preact/hooks';
import { deskWords } from './desk-words.ts';

interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
}

export function PasswordField({ value, onValue, autoComplete, ...field }: PasswordFieldProps) {
  const id = useFieldId();
  const [shown, setShown] = useState(false);
  const { signIn } = deskWords();
  const shared = {
    ...fieldLinks(id, field),
    class: 'input',
    autoComplete,
    maxLength: 200,
    spellcheck: false,
    value,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <FieldFrame id={id} {...field}>
      <div class="desk-password">
        {shown ? <input {...shared} type="text" /> : <input {...shared} type="password" />}
        <Button look="quiet" onPress={() => setShown(!shown)}>
          {shown ? signIn.hide : signIn.show}
        </Button>
      </div>
    </FieldFrame>
  );
}
