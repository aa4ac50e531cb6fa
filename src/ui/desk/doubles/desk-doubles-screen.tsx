import type { DoublePair, DoubleSide, DoublesPage } from '#protocol/doubles-answers.ts';
import { formatBirth } from '#domain/birth.ts';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, EmptyState, Rows } from '#ui/parts/surfaces.tsx';
import { useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { textField } from '../record-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { doublesWords } from './doubles-words.ts';
import '../styles/desk-doubles.css';

/** While the server still compares, the list is read again after so long. */
const comparingMs = 3000;

/** Pairs that may be one person or one home, the surest first. */
export function DoublesScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = doublesWords();
  const after = useRoute().query['after'];
  const at = `areas/${encodeURIComponent(node)}/doubles`;
  const read = useDesk<DoublesPage>(after ? `${at}?after=${encodeURIComponent(after)}` : at);
  const { value, reread } = read;
  useEffect(() => {
    const again = value?.comparing ? setTimeout(reread, comparingMs) : undefined;
    return () => clearTimeout(again);
  }, [value]);
  return (
    <>
      <DeskHead title={words.title} path={read.value?.path} view="/doubles" under={words.more} />
      <ScreenRead read={read}>{(page) => <Pairs page={page} at={`/desk/${at}`} isFirst={!after} />}</ScreenRead>
    </>
  );
}

function Pairs({ page, at, isFirst }: { readonly page: DoublesPage; readonly at: string; readonly isFirst: boolean }) {
  const words = doublesWords();
  return (
    <>
      {page.comparing && <Notice kind="info" title={words.comparing} />}
      {page.pairs.length === 0 && !page.comparing && (
        <EmptyState title={words.none} icon="people">
          <p>{words.noneMore}</p>
        </EmptyState>
      )}
      {page.pairs.length > 0 && (
        <Card tight>
          <Rows label={words.list}>
            {page.pairs.map((pair) => (
              <PairRow key={`${pair.a.record.id} ${pair.b.record.id}`} pair={pair} />
            ))}
          </Rows>
        </Card>
      )}
      <div class="button-bar">
        {!isFirst && <LinkButton href={at}>{words.first}</LinkButton>}
        {page.next && (
          <LinkButton href={`${at}?after=${encodeURIComponent(page.next)}`} icon="forward">
            {words.next}
          </LinkButton>
        )}
      </div>
    </>
  );
}

function PairRow({ pair }: { readonly pair: DoublePair }) {
  const words = doublesWords();
  const { kind, a, b, reason } = pair;
  return (
    <li>
      <a class="row desk-double" href={`/desk/doubles/${kind}/${a.record.id}/${b.record.id}`}>
        <span class="desk-double-sides">
          <SideWords side={a} />
          <SideWords side={b} />
        </span>
        <span class="line">
          <Badge tone={reason === 'same-number' ? 'stop' : 'wait'} icon={kind === 'person' ? 'person' : 'homes'}>
            {words.reason[reason] ?? reason}
          </Badge>
        </span>
      </a>
    </li>
  );
}

function SideWords({ side }: { readonly side: DoubleSide }) {
  const words = doublesWords();
  const { fields } = side.record;
  const birth = textField(fields, 'birth');
  const facts = [
    birth && formatBirth(birth),
    textField(fields, 'personalId'),
    textField(fields, 'address'),
    side.head && words.ofHome(side.head),
    side.areaName,
  ];
  return (
    <span class="desk-double-side">
      <span class="row-title">{nameOf(side)}</span>
      <span class="row-more">{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

export function nameOf({ record }: DoubleSide): string {
  return textField(record.fields, 'name') ?? textField(record.fields, 'head') ?? doublesWords().noName;
}
