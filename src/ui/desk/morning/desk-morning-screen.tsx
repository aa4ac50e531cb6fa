import type { Morning } from '#protocol/figure-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { figuresWords } from '../overview/figures-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { changedLines, type MorningLine, stuckLines, todoLines } from './morning-lines.ts';
import { morningWords } from './morning-words.ts';
import '../styles/desk-morning.css';

/** One page: what changed since yesterday, what is stuck, what to do; every number opens its list, and paper takes it as it is. */
export function MorningScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const read = useDesk<Morning>(`areas/${encodeURIComponent(node)}/morning`);
  return <ScreenRead read={read}>{(morning) => <MorningOf morning={morning} />}</ScreenRead>;
}

function MorningOf({ morning }: { readonly morning: Morning }) {
  const words = morningWords();
  const { area, path, asOf, since } = morning;
  return (
    <>
      <DeskHead
        title={words.title}
        path={path}
        view="/morning"
        under={words.asOf(formats().date(asOf), formats().time(asOf))}
        aside={
          <>
            <Button icon="print" onPress={() => print()}>
              {words.print}
            </Button>
            <LinkButton icon="today" href={`/desk/areas/${area.id}`}>
              {words.overview}
            </LinkButton>
          </>
        }
      />
      <div class="desk-morning">
        <Part title={words.todo} lines={todoLines(morning)} none={words.nothingTodo} />
        <Part title={words.stuck} lines={stuckLines(morning)} none={words.nothingStuck} />
        <Part title={words.changed(formats().date(since))} lines={changedLines(morning)} none={words.unchanged} differences />
      </div>
      <p class="small soft">{words.changedMore}</p>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly lines: readonly MorningLine[];
  readonly none: string;
  readonly differences?: boolean;
}

function Part({ title, lines, none, differences = false }: PartProps) {
  return (
    <Section title={title}>
      <Card>
        {lines.length === 0 ? (
          <p>{none}</p>
        ) : (
          <ul class="desk-duties">
            {lines.map((line) => (
              <li key={line.name} data-late={line.late}>
                <span class="line">
                  {line.late && <Icon name="warning" />}
                  {line.name}
                </span>
                <strong>
                  <a class="desk-figure-link" href={line.href}>
                    {differences ? <Difference by={line.count} /> : formats().number(line.count)}
                    <span class="unseen"> {figuresWords().openList(line.name)}</span>
                  </a>
                </strong>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}

function Difference({ by }: { readonly by: number }) {
  const words = morningWords();
  const count = formats().number(Math.abs(by));
  return (
    <>
      <span aria-hidden="true">{`${by > 0 ? '+' : '−'}${count}`}</span>
      <span class="unseen">{by > 0 ? words.more(count) : words.fewer(count)}</span>
    </>
  );
}
