import { device, deviceState, practising, session, useRead } from '#ui/device.ts';
import { schemes, scheme, textSizes, textSize } from '#ui/appearance.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { chooseLanguage, language, languages } from '#ui/text/language.ts';
import { settingsWords } from '#ui/text/settings-words.ts';
import { vaultWords } from '#ui/text/vault-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { ChangePin } from './change-pin.tsx';
import { FactList } from './fact-list.tsx';
import { InstallCard } from './install/install-card.tsx';
import { PasskeySetting } from './vault/passkey-setting.tsx';
import { PassOn } from './pass-on.tsx';
import { PracticeEntry } from './practice-entry.tsx';
import { ClockNotice, StorageFacts } from './storage-facts.tsx';

const lockChoices = [1, 2, 5, 10, 15, 30, 60];

export function SettingsScreen() {
  const settings = settingsWords();
  return (
    <main class="screen">
      <TopBar title={settings.title} tab={settings.title} back="/" />
      <div class="screen-body">
        <ClockNotice />
        <ScreenSettings />
        {!practising.value && <SafetySettings />}
        <ThisTablet />
        <StorageFacts />
        {!practising.value && <PassOn />}
        {!practising.value && <Practice />}
        <InstallCard />
        <Section title={settings.about}>
          <Card>
            <p>{settings.aboutMore}</p>
          </Card>
        </Section>
      </div>
    </main>
  );
}

function ScreenSettings() {
  const settings = settingsWords();
  return (
    <Section title={settings.screen}>
      <Card>
        <Choice
          label={settings.language}
          value={language.value}
          onValue={chooseLanguage}
          options={languages.map((value) => ({ value, title: settings.languageName[value] }))}
        />
        <Choice
          label={settings.textSize}
          value={textSize.chosen.value}
          onValue={textSize.choose}
          options={textSizes.map((value) => ({ value, title: settings.textSizes[value] }))}
        />
        <Choice
          label={settings.scheme}
          value={scheme.chosen.value}
          onValue={scheme.choose}
          options={schemes.map((value) => ({ value, title: settings.schemes[value] }))}
        />
      </Card>
    </Section>
  );
}

function SafetySettings() {
  const settings = settingsWords();
  const { value } = useRead(() => device().settings(), []);
  const [changing, setChanging] = useState(false);
  return (
    <Section title={settings.safety}>
      <Card>
        {value && <LockAfter minutes={value.lockAfterMinutes} />}
        <div class="button-bar">
          <Button icon="lock" onPress={() => void device().lock()}>
            {settings.lockNow}
          </Button>
          <Button icon="edit" onPress={() => setChanging(true)}>
            {settings.changePin}
          </Button>
        </div>
        {value && <PasskeySetting isOn={value.hasPasskey === true} />}
        {value?.leaseDays !== undefined && (
          <FactList
            facts={[
              [
                vaultWords().leaseLabel,
                vaultWords().leaseDays(formats().number(value.leaseDays), formats().number(value.leaseDaysLeft ?? 0)),
              ],
            ]}
          />
        )}
        {changing && <ChangePin onClose={() => setChanging(false)} />}
      </Card>
    </Section>
  );
}

function Practice() {
  const { start } = words();
  return (
    <Section title={start.practice}>
      <Card>
        <p class="soft">{start.practiceLocks}</p>
        <PracticeEntry title={start.practiceBegin} />
      </Card>
    </Section>
  );
}

function LockAfter({ minutes }: { readonly minutes: number }) {
  const settings = settingsWords();
  const [chosen, setChosen] = useState(minutes);
  const offered = [...new Set([...lockChoices, minutes])].sort((a, b) => a - b);
  return (
    <SelectField
      label={settings.lockAfter}
      value={String(chosen)}
      onValue={(value) => {
        setChosen(Number(value));
        void device().changeSettings({ lockAfterMinutes: Number(value) });
      }}
      options={offered.map((value) => ({ value: String(value), title: settings.lockMinutes(formats().number(value)) }))}
    />
  );
}

function ThisTablet() {
  const settings = settingsWords();
  const { facts } = words();
  const state = deviceState.value;
  const open = session.value;
  return (
    <Section title={settings.thisTablet}>
      <Card>
        <FactList
          facts={[
            [settings.tabletName, state?.kind === 'open' ? state.deviceName : undefined],
            [settings.member, open?.member.name],
            [settings.role, open && facts.role[open.member.role]],
            [settings.areas, open && formats().list(open.villages.map((village) => village.name))],
          ]}
        />
      </Card>
    </Section>
  );
}
