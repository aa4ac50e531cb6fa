import type { ReportSetup } from '#protocol/report-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { useState } from 'preact/hooks';
import { GoalsDialog } from '../goals/goals-dialog.tsx';
import { AuditDialog } from './audit-dialog.tsx';
import { ContentsDialog } from './contents-dialog.tsx';
import { reportsWords } from './reports-words.ts';
import { SetupDialog } from './setup-dialog.tsx';
import { TakeDialog } from './take-dialog.tsx';

export interface ToolProps {
  readonly node: string;
  readonly setup: ReportSetup;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const tools = [
  ['contents', 'task'],
  ['units', 'people'],
  ['setup', 'settings'],
  ['take', 'save'],
  ['audit', 'shield'],
] as const;

/** What those who manage the unit set up, and the records they may take out. */
export function ReportTools({ node, setup, of, onSaved }: Omit<ToolProps, 'onClose'> & { readonly of: string | undefined }) {
  const words = reportsWords();
  const [open, setOpen] = useState<(typeof tools)[number][0]>();
  const shared: ToolProps = { node, setup, onSaved, onClose: () => setOpen(undefined) };
  return (
    <Section title={words.tools}>
      <Card>
        <div class="line">
          {tools.map(([tool, icon]) => (
            <Button key={tool} icon={icon} onPress={() => setOpen(tool)}>
              {words[tool].open}
            </Button>
          ))}
        </div>
      </Card>
      {open === 'contents' && <ContentsDialog {...shared} />}
      {open === 'units' && <GoalsDialog {...shared} of={of} />}
      {open === 'setup' && <SetupDialog {...shared} />}
      {open === 'take' && <TakeDialog node={node} onClose={shared.onClose} />}
      {open === 'audit' && <AuditDialog node={node} onClose={shared.onClose} />}
    </Section>
  );
}
