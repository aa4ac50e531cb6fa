import type { EnrolRequest } from '#background/device-api.ts';
import { device, vaultSlot } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { quietPart } from '#ui/lazy-screen.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { enrolWords } from '#ui/text/enrol-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { linkedCode } from './enrolment-link.ts';
import { NewPin } from './new-pin.tsx';
import { newPinFault, type PinFault } from './pin-rules.ts';
import { PracticeEntry } from './practice-entry.tsx';
import { StartFrame } from './start-frame.tsx';
import { welcome } from './welcome.ts';

interface Faults {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly pin?: PinFault | undefined;
  readonly refused?: string | undefined;
}

const VaultChoice = quietPart(async () => (await import('./vault/vault-choice.tsx')).VaultChoice);
const ColourChoice = quietPart(async () => (await import('./vault/colour-choice.tsx')).ColourChoice);

interface EnrolScreenProps {
  readonly erased: boolean;
  readonly wiped: boolean;
  readonly parcels: number;
}

export function EnrolScreen({ erased, wiped, parcels }: EnrolScreenProps) {
  const enrol = enrolWords();
  return (
    <StartFrame title={enrol.enrolTitle} lead={enrol.enrolLead}>
      {(erased || parcels > 0) && (
        <Notice kind={erased ? 'error' : 'info'} title={erased ? enrol.erasedTitle : enrol.passedOn}>
          {erased && <p>{wiped ? enrol.wipedMore : enrol.erasedMore}</p>}
          <p>{parcels > 0 ? enrol.erasedParcels(formats().number(parcels)) : enrol.erasedAllSent}</p>
        </Notice>
      )}
      <VaultChoice />
      <EnrolForm />
      <PracticeEntry title={enrol.practiceFirst} />
    </StartFrame>
  );
}

function EnrolForm() {
  const enrol = enrolWords();
  const [code, setCode] = useState('');
  const linked = linkedCode.value;
  useEffect(() => {
    if (linked !== undefined) setCode(linked);
  }, [linked]);
  const [named, setName] = useState<string>();
  const name = named ?? enrol.deviceDefault;
  const [secret, setSecret] = useState({ pin: '', again: '' });
  const [colour, setColour] = useState<string>();
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const found = faultsOf({ code, name, ...secret });
    setFaults(found);
    if (Object.values(found).some(Boolean)) return;
    setBusy(true);
    const refused = await enrolNow({ code, deviceName: name.trim(), pin: secret.pin, colour });
    setBusy(false);
    if (refused) setFaults({ refused });
    else linkedCode.value = undefined;
  };
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
        label={enrol.codeLabel}
        hint={linked ? enrol.codeFromLink : enrol.codeHint}
        error={faults.code}
        value={code}
        onValue={setCode}
        keyboard="code"
        shape="code"
        longest={12}
      />
      <TextField label={enrol.deviceLabel} hint={enrol.deviceHint} error={faults.name} value={name} onValue={setName} longest={60} />
      <NewPin label={enrol.pinLabel} {...secret} fault={faults.pin} onChange={setSecret} />
      {vaultSlot.value > 1 && <ColourChoice value={colour} onValue={setColour} />}
      <p class="soft">{enrol.pinWhy}</p>
      {faults.refused && <Notice kind="error" title={faults.refused} />}
      <Button submits look="main" size="big" wide busy={busy}>
        {busy ? enrol.enrolling : enrol.enrolNow}
      </Button>
    </form>
  );
}

function faultsOf(filled: { readonly code: string; readonly name: string; readonly pin: string; readonly again: string }): Faults {
  const enrol = enrolWords();
  const { failures } = words();
  return {
    code: filled.code.replaceAll(/[\s-]/g, '').length === 8 ? undefined : failures['code-malformed'],
    name: filled.name.trim() === '' ? enrol.deviceMissing : undefined,
    pin: newPinFault(filled.pin, filled.again),
  };
}

/** Undefined when the tablet is enrolled; else what went wrong. Only a page may ask for lasting storage, and only now is there a reason to. */
async function enrolNow(request: EnrolRequest): Promise<string | undefined> {
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
