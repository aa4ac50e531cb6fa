import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface Look {
  /** `main`: the one action of the screen. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger' | undefined;
  readonly size?: 'big' | undefined;
  readonly wide?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Look {
  readonly onPress?: (() => void) | undefined;
  /** A button of type `submit` leaves its work to the form. */
  readonly submits?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** At work: stays focusable, takes no second tap. */
  readonly busy?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

export function Button({ look = 'plain', size, wide, icon, children, onPress, submits, disabled, busy, describedBy }: ButtonProps) {
  return (
    <button
      class="button"
      type={submits ? 'submit' : 'button'}
      data-look={look}
      data-size={size}
      data-wide={wide}
      disabled={disabled}
      aria-busy={busy}
      aria-disabled={busy}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {busy ? <Icon name="working" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({ look = 'plain', size, wide, icon, children, href }: Look & { readonly href: string }) {
  return (
    <a class="button" href={href} data-look={look} data-size={size} data-wide={wide}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** For bars and rows where there is no room for the word, which is then spoken only. */
export function IconButton({ icon, label, onPress }: { readonly icon: IconName; readonly label: string; readonly onPress: () => void }) {
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

export function IconLink({ icon, label, href }: { readonly icon: IconName; readonly label: string; readonly href: string }) {
  return (
    <a class="icon-button" href={href} aria-label={label} title={label}>
      <Icon name={icon} />
    </a>
  );
}
