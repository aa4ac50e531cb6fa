import type { Role } from '#domain/area.ts';
import type { AreaDetail, MemberRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { accountWords } from '../account/account-words.ts';
import { ResetDialog } from '../account/reset-dialog.tsx';
import { may } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { teamsWords } from './teams-words.ts';

const offered: readonly Role[] = ['volunteer', 'lead', 'coordinator'];

interface MemberEditProps {
  readonly member: MemberRow;
  readonly detail: AreaDetail;
  /** Something was changed: the list is read again, the dialog stays. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** A member's name, roles, and whether they work at present. Each change is made by its own button. */
export function MemberEdit({ member, detail, onChanged, onClose }: MemberEditProps) {
  const text = teamsWords();
  const [name, setName] = useState(member.name);
  const [resetting, setResetting] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const change = async (route: string, body: object, done: string) => {
    setFailure(undefined);
    const answer = await deskPost(`members/${member.id}/${route}`, body);
    if (!answer.ok) return answer.failure.kind === 'step-up-needed' ? undefined : setFailure(answer.failure);
    showToast({ words: done });
    onChanged();
  };
  return (
    <Dialog title={text.editTitle(member.name)} onClose={onClose}>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <form
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          void change('rename', { name }, text.renamed);
        }}
      >
        <TextField label={deskWords().members.name} value={name} longest={120} onValue={setName} />
        <div class="button-bar">
          <Button submits disabled={name.trim() === '' || name === member.name}>
            {text.rename}
          </Button>
        </div>
      </form>
      <Roles member={member} detail={detail} onChange={change} />
      {member.account && may('resetting') && (
        <div class="button-bar">
          <Button icon="lock" onPress={() => setResetting(true)}>
            {accountWords().reset.open}
          </Button>
        </div>
      )}
      {resetting && <ResetDialog member={member} onClose={() => setResetting(false)} />}
      <Suspension member={member} onChange={change} />
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.done}</Button>
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly member: MemberRow;
  readonly onChange: (route: string, body: object, done: string) => Promise<void>;
}

function Roles({ member, detail, onChange }: PartProps & { readonly detail: AreaDetail }) {
  const text = teamsWords();
  const { members } = deskWords();
  const { role: roleNames } = words().facts;
  const [area, setArea] = useState(detail.area.id);
  const [role, setRole] = useState<string>('volunteer');
  return (
    <section class="stack-tight">
      <h3>{text.roles}</h3>
      <ul class="desk-stack">
        {member.roles.map(({ area: at, role: held }) => (
          <li key={`${at.id} ${held}`} class="desk-role-line">
            <span>
              {roleNames[held]} · {at.name}
            </span>
            <button
              class="button"
              type="button"
              data-look="quiet"
              aria-label={text.take(roleNames[held], at.name)}
              onClick={() => void onChange('roles', { area: at.id, role: held, held: false }, text.taken)}
            >
              {text.takeShort}
            </button>
          </li>
        ))}
      </ul>
      <SelectField
        label={members.area}
        value={area}
        onValue={setArea}
        options={[detail.area, ...detail.children].map(({ id, name }) => ({ value: id, title: name }))}
      />
      <SelectField
        label={members.roleLabel}
        value={role}
        onValue={setRole}
        options={offered.map((value) => ({ value, title: roleNames[value] }))}
      />
      <div class="button-bar">
        <Button icon="add" onPress={() => void onChange('roles', { area, role, held: true }, text.given)}>
          {text.give}
        </Button>
      </div>
    </section>
  );
}

function Suspension({ member, onChange }: PartProps) {
  const text = teamsWords();
  const isSuspended = member.suspendedAt !== undefined;
  return (
    <section class="stack-tight">
      <h3>{isSuspended ? text.resume : text.suspend}</h3>
      <p class="small">{isSuspended ? text.resumeMore : text.suspendMore}</p>
      <div class="button-bar">
        {isSuspended ? (
          <Button icon="undo" onPress={() => void onChange('suspend', { suspended: false }, text.resumeDone(member.name))}>
            {text.resume}
          </Button>
        ) : (
          <Button look="danger" icon="stopped" onPress={() => void onChange('suspend', { suspended: true }, text.suspendDone(member.name))}>
            {text.suspend}
          </Button>
        )}
      </div>
    </section>
  );
}
