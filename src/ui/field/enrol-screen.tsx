import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { PinField, TextField } from '#ui/parts/text-fields.tsx';
import { formats, words } from '#ui/text/words.ts';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { linkedCode } from './enrolment-link.ts';
import { newPinFault, type PinFault } from './pin-rules.ts';
import { PracticeEntry } from './practice-entry.tsx';
import { StartFrame } from './start-frame.tsx';

/** What the platform answered when it was asked to keep our storage; shown once, right after enrolment. */
export interface Welcome {
  readonly name: string;
  readonly kept: boolean | undefined;
}
export const welcome = signal<Welcome | undefined>(undefined);

interface Faults {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly pin?: PinFault | undefined;
  readonly refused?: string | undefined;
}

export function EnrolScreen({ erased, parcels }: { readonly erased: boolean; readonly parcels: number }) {
  const { start } = words();
  return (
    <StartFrame title={start.enrolTitle} lead={start.enrolLead}>
      {(erased || parcels > 0) && (
        <Notice kind={erased ? 'error' : 'info'} title={erased ? start.erasedTitle : start.passedOn}>
          {erased && <p>{start.erasedMore}</p>}
          <p>{parcels > 0 ? start.erasedParcels(formats().number(parcels)) : start.erasedAllSent}</p>
        </Notice>
      )}
      <EnrolForm />
      <PracticeEntry title={start.practiceFirst} />
    </StartFrame>
  );
}

function EnrolForm() {
  const { start, failures } = words();
  const [code, setCode] = useState('');
  const linked = linkedCode.value;
  useEffect(() => {
    if (linked !== undefined) setCode(linked);
  }, [linked]);
  const [name, setName] = useState(start.deviceDefault);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const found = faultsOf({ code, name, pin, again });
    setFaults(found);
    if (Object.values(found).some(Boolean)) return;
    setBusy(true);
    const refused = await enrol({ code, deviceName: name.trim(), pin });
    setBusy(false);
    if (refused) setFaults({ refused });
  };
  const pinWords = { 'too-short': failures['pin-too-short'], 'too-easy': start.pinTooEasy, differs: undefined } as const;
  return (
    <form
      class="stack-loose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <TextField
        label={start.codeLabel}
        hint={linked ? start.codeFromLink : start.codeHint}
        error={faults.code}
        value={code}
        onValue={setCode}
        keyboard="code"
        shape="code"
        longest={12}
      />
      <TextField label={start.deviceLabel} hint={start.deviceHint} error={faults.name} value={name} onValue={setName} longest={60} />
      <PinField label={start.pinLabel} hint={start.pinHint} error={faults.pin && pinWords[faults.pin]} value={pin} onValue={setPin} />
      <PinField label={start.pinAgain} error={faults.pin === 'differs' ? start.pinDiffers : undefined} value={again} onValue={setAgain} />
      <p class="soft">{start.pinWhy}</p>
      {faults.refused && <Notice kind="error" title={faults.refused} />}
      <Button submits look="main" size="big" wide busy={busy}>
        {busy ? start.enrolling : start.enrolNow}
      </Button>
    </form>
  );
}

function faultsOf(filled: { readonly code: string; readonly name: string; readonly pin: string; readonly again: string }): Faults {
  const { start, failures } = words();
  return {
    code: filled.code.replaceAll(/[\s-]/g, '').length === 8 ? undefined : failures['code-malformed'],
    name: filled.name.trim() === '' ? start.deviceMissing : undefined,
    pin: newPinFault(filled.pin, filled.again),
  };
}

/** Undefined when the tablet is enrolled; else what went wrong. Only a page may ask for lasting storage, and only now is there a reason to. */
async function enrol(request: { readonly code: string; readonly deviceName: string; readonly pin: string }): Promise<string | undefined> {
  const kept = await askToKeep();
  const answer = await device().enrol(request);
  if (!answer.ok) return failureWords(answer.failure);
  welcome.value = { name: answer.value.member.name, kept };
  await device().changeSettings({ persisted: kept });
  return undefined;
}

export async function askToKeep(): Promise<boolean | undefined> {
  try {
    return await navigator.storage.persist();
  } catch {
    return undefined;
  }
}
