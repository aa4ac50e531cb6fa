import type { Failure } from '#domain/result.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { TopBar } from '#ui/parts/bars.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import '#ui/styles/screens/forms.css';
import { useRoute } from 'preact-iso';
import type { ComponentChildren, RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Remark } from './answers.ts';
import { ignoreDoubleTap } from './double-tap.ts';
import type { FormDraft } from './form-draft.ts';
import { focusField, focusNext, type Found } from './form-field.tsx';

type RemarkKind = keyof ReturnType<typeof formsWords>['remark'];

type OnSubmit = () => Promise<Failure | undefined>;

interface SecondWay {
  readonly label: string;
  readonly icon: IconName;
  readonly onSubmit: OnSubmit;
  readonly errors?: readonly Remark<RemarkKind>[] | undefined;
}

interface FormFrameProps {
  readonly title: string;
  readonly under?: string | undefined;
  readonly back: string;
  /** See {@link TopBar}. */
  readonly onBack?: (() => boolean) | undefined;
  readonly draft: Pick<FormDraft<unknown>, 'opening' | 'reopened' | 'saving' | 'failure' | 'discard'>;
  readonly errors: readonly Remark<RemarkKind>[];
  readonly cautions?: readonly Remark<RemarkKind>[] | undefined;
  readonly action: string;
  readonly actionIcon?: IconName | undefined;
  /** Called only without errors; what it returns is shown as the failure. */
  readonly onSubmit: OnSubmit;
  /** Another way to go on, beside the main one and under the same conditions, or under its own. */
  readonly second?: SecondWay | undefined;
  /** Below the main action. */
  readonly aside?: ComponentChildren;
  readonly children: (found: Found) => ComponentChildren;
}

/** What all forms share: the reopened draft, errors beside their fields and summed up, the one action under the thumb. */
export function FormFrame(props: FormFrameProps) {
  const { title, under, back, onBack, draft, cautions = [], onSubmit, second, aside, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const [way, setWay] = useState<'main' | 'second'>('main');
  const errorsOf = (which: typeof way) => (which === 'second' ? second?.errors : undefined) ?? props.errors;
  const errors = errorsOf(way);
  const { tries, failure, submit, forget } = useSubmitting(errors, form);
  useAskedField(draft.opening, form);
  const shown = tries > 0 ? errors : [];
  return (
    <main class="screen form-screen">
      <TopBar title={title} under={under} back={back} onBack={onBack} />
      <form
        ref={form}
        noValidate
        onKeyDown={goOnWithEnter}
        onSubmit={(event) => {
          event.preventDefault();
          setWay('main');
          void submit(onSubmit, errorsOf('main'));
        }}
      >
        <div class="screen-body">
          {draft.opening ? (
            <Skeleton label={words().parts.loading} />
          ) : (
            <>
              <Reopened draft={draft} onDiscarded={forget} />
              <Summary errors={shown} onField={(field) => form.current && focusField(form.current, field)} />
              {children(foundFrom(shown, cautions))}
              <Troubles draftFailure={draft.failure} failure={failure} />
            </>
          )}
        </div>
        <div class="screen-action stack-tight" onClickCapture={ignoreDoubleTap}>
          <Actions
            {...props}
            onSecond={(go) => {
              setWay('second');
              void submit(go, errorsOf('second'));
            }}
          />
          {aside}
        </div>
      </form>
    </main>
  );
}

/** `?field=`: what the coordinator asked about is where one begins. */
function useAskedField(opening: boolean, form: RefObject<HTMLFormElement | null>): void {
  const { field } = useRoute().query as { readonly field?: string };
  useEffect(() => {
    if (!opening && field && form.current) focusField(form.current, field);
  }, [opening]);
}

function useSubmitting(errors: FormFrameProps['errors'], form: RefObject<HTMLFormElement | null>) {
  // At once, not at the next render: a trembling finger taps twice and must not save two homes.
  const submitting = useRef(false);
  const [tries, setTries] = useState(0);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  useEffect(() => {
    const first = errors[0];
    if (tries > 0 && first && form.current) focusField(form.current, first.field);
  }, [tries]);
  const submit = async (go: OnSubmit, found: FormFrameProps['errors']) => {
    if (submitting.current) return;
    setFailure(undefined);
    if (found.length > 0) {
      setTries(tries + 1);
      return;
    }
    submitting.current = true;
    const failed = await go().catch(() => ({ kind: 'unknown' }));
    setFailure(failed);
    // Once saved the form only waits to be left.
    submitting.current = failed === undefined;
  };
  return { tries, failure, submit, forget: () => setTries(0) };
}

type ActionsProps = Pick<FormFrameProps, 'action' | 'actionIcon' | 'draft' | 'second'> & { readonly onSecond: (go: OnSubmit) => void };

function Actions({ action, actionIcon = 'save', draft, second, onSecond }: ActionsProps) {
  const state = { busy: draft.saving, disabled: draft.opening, size: 'big', wide: true } as const;
  return (
    <div class={second && 'form-actions'}>
      <Button look="main" submits icon={actionIcon} {...state}>
        {action}
      </Button>
      {second && (
        <Button icon={second.icon} onPress={() => onSecond(second.onSubmit)} {...state}>
          {second.label}
        </Button>
      )}
    </div>
  );
}

function goOnWithEnter(event: TargetedKeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  focusNext(event.currentTarget, event.target);
}

interface TroublesProps {
  readonly draftFailure: Failure | undefined;
  readonly failure: Failure | undefined;
}

function Troubles({ draftFailure, failure }: TroublesProps) {
  const { draftNotKept, notSaved, nothingLost } = formsWords();
  return (
    <>
      {draftFailure && (
        <Notice kind="warning" title={draftNotKept}>
          <p>{failureWords(draftFailure)}</p>
        </Notice>
      )}
      {failure && (
        <Notice kind="error" title={notSaved}>
          <p>{failureWords(failure)}</p>
          <p>{nothingLost}</p>
        </Notice>
      )}
    </>
  );
}

function foundFrom(errors: readonly Remark<RemarkKind>[], cautions: readonly Remark<RemarkKind>[]): Found {
  const saidOf = (remarks: readonly Remark<RemarkKind>[], field: string) =>
    remarks.filter((remark) => remark.field === field).map((remark) => remarkWords(remark));
  return { error: (field) => saidOf(errors, field)[0], cautions: (field) => saidOf(cautions, field) };
}

function remarkWords({ kind, says = [] }: Remark<RemarkKind>): string {
  const [first = '', second = ''] = says.map(String);
  return formsWords().remark[kind](first, second);
}

function Reopened({ draft, onDiscarded }: { readonly draft: FormFrameProps['draft']; readonly onDiscarded: () => void }) {
  if (!draft.reopened) return null;
  const discard = async () => {
    await draft.discard();
    onDiscarded();
  };
  return (
    <Notice kind="info" icon="draft" title={formsWords().reopened}>
      <div>
        <Button onPress={() => void discard()}>{formsWords().discard}</Button>
      </div>
    </Notice>
  );
}

function Summary({ errors, onField }: { readonly errors: readonly Remark<RemarkKind>[]; readonly onField: (field: string) => void }) {
  if (errors.length === 0) return null;
  return (
    <Notice kind="warning" title={formsWords().toMend(errors.length)}>
      <ul class="form-summary">
        {errors.map((error) => (
          <li key={error.field + error.kind}>
            <button type="button" class="form-summary-link" onClick={() => onField(error.field)}>
              {remarkWords(error)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
