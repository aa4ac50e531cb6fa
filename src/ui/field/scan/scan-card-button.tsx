import type { CitizenCard } from '#domain/citizen-card.ts';

interface ScanCardButtonProps {
  /** Opens with the scanner already running: the person asked for it one screen before. */
  readonly opened?: boolean | undefined;
  readonly onCard: (card: CitizenCard) => void;
}

/** Opens the scanner over the form and hands on what a citizen card says. Absent where there is neither camera nor file input. */
export function ScanCardButton(_props: ScanCardButtonProps) {
  return null;
}
