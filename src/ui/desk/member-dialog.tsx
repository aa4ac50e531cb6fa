import type { Area, Role } from '#domain/area.ts';
import type { AreaDetail } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox, Choice } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { deskWords } from './desk-words.ts';
import { PasswordField } from './password-field.tsx';

const offered: readonly Role[] = ['volunteer', 'lead', 'coordinator'];

interface Draft {
  readonly name: string;
  readonly role: Role;
  readonly area: string;
  readonly signIn: string;
  readonly password: string;
}

export function MemberDialog({ detail, onClose }: { readonly detail: AreaDetail; readonly onClose: () => void }) {
  const { members } = deskWords();
  const { role: roleNames } = words().facts;
  const [draft, setDraft] = useState<Draft>({ name: '', role: 'volunteer', area: detail.area.id, signIn: '', password: '' });
  const [withAccount, setWithAccount] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    setBusy(true);
    const { name, role, area } = draft;
    const account = withAccount ? { signIn: draft.signIn, password: draft.password } : {};
    const answer = await deskPost('members', { name, role, area, ...account });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: members.added(name) });
    onClose();
  };
  return (
    <Dialog title={members.addTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <TextField label={members.name} value={draft.name} longest={120} onValue={(name) => change({ name })} />
        <AreaField areas={[detail.area, ...detail.children]} value={draft.area} onValue={(area) => change({ area })} />
        <Choice
          label={members.roleLabel}
          columns="one"
          options={offered.map((role) => ({ value: role, title: roleNames[role] }))}
          value={draft.role}
          onValue={(role) => change({ role })}
        />
        {draft.role !== 'volunteer' && (
          <Checkbox label={members.withAccount} more={members.withAccountMore} checked={withAccount} onChecked={setWithAccount} />
        )}
        {draft.role !== 'volunteer' && withAccount && <AccountFields draft={draft} onChange={change} />}
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={draft.name.trim() === ''}>
            {members.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function AccountFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void }) {
  const { signIn, setup } = deskWords();
  return (
    <>
      <TextField label={signIn.name} value={draft.signIn} longest={64} onValue={(text) => onChange({ signIn: text })} />
      <PasswordField
        label={signIn.password}
        hint={setup.passwordHint}
        autoComplete="new-password"
        value={draft.password}
        onValue={(password) => onChange({ password })}
      />
    </>
  );
}

interface AreaFieldProps {
  readonly areas: readonly Area[];
  readonly value: string;
  readonly onValue: (area: string) => void;
}

function AreaField({ areas, value, onValue }: AreaFieldProps) {
  return (
    <SelectField
      label={deskWords().members.area}
      value={value}
      onValue={onValue}
      options={areas.map(({ id, name }) => ({ value: id, title: name }))}
    />
  );
}
