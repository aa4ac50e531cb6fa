import type { OwnAccount } from '#protocol/account-answers.ts';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { accountWords } from './account-words.ts';
import { AuthenticatorPart } from './authenticator-part.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import '../styles/desk-account.css';

export interface PartProps {
  readonly account: OwnAccount;
  /** Something was changed: the account is read again. */
  readonly onChanged: () => void;
}

/** One's own account: password, second step, passkeys, and where one is signed in. */
export function AccountScreen() {
  const words = accountWords();
  const read = useDesk<OwnAccount>('me');
  return (
    <>
      <DeskHead title={words.title} under={read.value && words.signedInAs(read.value.signIn)} />
      <ScreenRead read={read}>
        {(account) => (
          <div class="desk-columns">
            <div class="stack-loose">
              <PasswordPart onChanged={read.reread} />
              <AuthenticatorPart account={account} onChanged={read.reread} />
            </div>
            <div class="stack-loose">
              <PasskeysPart account={account} onChanged={read.reread} />
              <SessionsPart account={account} onChanged={read.reread} />
            </div>
          </div>
        )}
      </ScreenRead>
    </>
  );
}
