import type { HomePoints, HomeState } from '#protocol/figure-answers.ts';
import { formats } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { FigureLink } from './figure-link.tsx';
import { figuresWords } from './figures-words.ts';

const states = ['met', 'visited', 'refused', 'unvisited'] as const satisfies readonly HomeState[];
const [width, height, margin] = [640, 400, 16] as const;

/** The homes where they are, drawn without any map from outside. Keyboards use the lists: the dots say nothing that those do not. */
export function HomeMap({ node }: { readonly node: string }) {
  const read = useDesk<HomePoints>(`areas/${encodeURIComponent(node)}/map`);
  return <ScreenRead read={read}>{(points) => <Picture node={node} points={points} />}</ScreenRead>;
}

function Picture({ node, points }: { readonly node: string; readonly points: HomePoints }) {
  const words = figuresWords();
  const { route } = useLocation();
  const { homes, unplaced, tooMany } = points;
  if (tooMany) return <p class="soft">{words.mapTooMany}</p>;
  if (homes.length === 0) return <p class="soft">{words.mapEmpty}</p>;
  const place = projection(homes);
  return (
    <figure class="desk-map">
      <p class="small soft">{words.mapMore}</p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.mapSaid(formats().number(homes.length))}>
        {homes.map((home) => {
          const [x, y] = place(home);
          return <Dot key={home.id} x={x} y={y} state={home.state} onOpen={() => route(`/desk/households/${home.id}`)} />;
        })}
      </svg>
      <figcaption>
        <ul class="desk-legend">
          {states.map((state) => (
            <li key={state}>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <Dot x={6} y={6} state={state} />
              </svg>
              {words[state]} <strong>{formats().number(homes.filter((home) => home.state === state).length)}</strong>
            </li>
          ))}
        </ul>
        {unplaced > 0 && (
          <p class="small soft">
            {words.unplaced(formats().number(unplaced))} ·{' '}
            <FigureLink node={node} figures={['home']} count={homes.length + unplaced} name={words.households} />
          </p>
        )}
      </figcaption>
    </figure>
  );
}

interface DotProps {
  readonly x: number;
  readonly y: number;
  readonly state: HomeState;
  readonly onOpen?: () => void;
}

/** Shapes as well as colours: a full dot was met, a ring not visited, a square refused, a diamond visited in vain. */
function Dot({ x, y, state, onOpen }: DotProps) {
  const shared = { class: 'desk-dot', 'data-state': state, onClick: onOpen };
  if (state === 'refused') return <rect {...shared} x={x - 4} y={y - 4} width="8" height="8" />;
  if (state === 'visited') return <path {...shared} d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />;
  return <circle {...shared} cx={x} cy={y} r="4.5" />;
}

/** Degrees to the drawing, north up, both ways on one scale: near the equator a degree of longitude is nearly one of latitude. */
function projection(homes: HomePoints['homes']): (home: { readonly lat: number; readonly lng: number }) => readonly [number, number] {
  const lats = homes.map(({ lat }) => lat);
  const shrink = Math.cos((((Math.min(...lats) + Math.max(...lats)) / 2) * Math.PI) / 180);
  const xs = homes.map(({ lng }) => lng * shrink);
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...lats), Math.max(...lats)];
  const scale = Math.min((width - 2 * margin) / Math.max(east - west, 1e-6), (height - 2 * margin) / Math.max(north - south, 1e-6));
  const [left, top] = [(width - (east - west) * scale) / 2, (height - (north - south) * scale) / 2];
  return ({ lat, lng }) => [left + (lng * shrink - west) * scale, top + (north - lat) * scale];
}
