import type { DeskSession } from '#protocol/desk-answers.ts';
import { lazyPart, lazyScreen } from '#ui/lazy-screen.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { waiting } from './account/step-up.ts';
import { DeskFrame } from './desk-frame.tsx';
import { currentNode, useEventLine } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { HandInScreen } from './hand-in-screen.tsx';
import { HouseholdScreen } from './household-screen.tsx';
import { HouseholdsScreen } from './households-screen.tsx';
import { MembersScreen } from './members-screen.tsx';
import { OverviewScreen } from './overview-screen.tsx';
import { PersonScreen } from './person-screen.tsx';
import { QuarantineScreen } from './quarantine-screen.tsx';
import { TabletsScreen } from './tablets-screen.tsx';

/** Spreadsheets bring much code with them, and few sessions need it. */
const ImportScreen = lazyScreen(async () => (await import('./import/desk-import-screen.tsx')).ImportScreen);

const ReportsScreen = lazyScreen(async () => (await import('./reports/reports-screen.tsx')).ReportsScreen);
const ReviewScreen = lazyScreen(async () => (await import('./review/review-screen.tsx')).ReviewScreen);
const DoublesScreen = lazyScreen(async () => (await import('./doubles/desk-doubles-screen.tsx')).DoublesScreen);

const PairScreen = lazyScreen(async () => (await import('./doubles/desk-pair-screen.tsx')).PairScreen);

const PlacesScreen = lazyScreen(async () => (await import('./places/desk-places-screen.tsx')).PlacesScreen);

const GuidesScreen = lazyScreen(async () => (await import('./guides/guides-screen.tsx')).GuidesScreen);

const GuideEditorScreen = lazyScreen(async () => (await import('./guides/editor-screen.tsx')).GuideEditorScreen);
const ListedScreen = lazyScreen(async () => (await import('./overview/listed-screen.tsx')).ListedScreen);
const AccountScreen = lazyScreen(async () => (await import('./account/account-screen.tsx')).AccountScreen);
const AuditScreen = lazyScreen(async () => (await import('./audit/desk-audit-screen.tsx')).AuditScreen);
const StepUpDialog = lazyPart(async () => (await import('./account/step-up-dialog.tsx')).StepUpDialog);
const RightsScreen = lazyScreen(async () => (await import('./rights/rights-screen.tsx')).RightsScreen);
const RetentionScreen = lazyScreen(async () => (await import('./rights/retention-screen.tsx')).RetentionScreen);
const BreachesScreen = lazyScreen(async () => (await import('./rights/breaches-screen.tsx')).BreachesScreen);
const MorningScreen = lazyScreen(async () => (await import('./morning/desk-morning-screen.tsx')).MorningScreen);
const PlanScreen = lazyScreen(async () => (await import('./plan/desk-plan-screen.tsx')).PlanScreen);

/** Every screen behind the sign-in has an address of its own, so that it can be sent to a colleague (who sees it by their own scope). */
export function DeskRooms({ session }: { readonly session: DeskSession }) {
  useEventLine();
  return (
    <DeskFrame session={session}>
      <Router>
        <Route path="/desk" component={ToHome} />
        <Route path="/desk/setup" component={ToHome} />
        <Route path="/desk/reset" component={ToHome} />
        <Route path="/desk/areas/:node" component={OverviewScreen} />
        <Route path="/desk/areas/:node/morning" component={MorningScreen} />
        <Route path="/desk/areas/:node/listed" component={ListedScreen} />
        <Route path="/desk/areas/:node/households" component={HouseholdsScreen} />
        <Route path="/desk/areas/:node/tablets" component={TabletsScreen} />
        <Route path="/desk/areas/:node/refused" component={QuarantineScreen} />
        <Route path="/desk/areas/:node/members" component={MembersScreen} />
        <Route path="/desk/areas/:node/review" component={ReviewScreen} />
        <Route path="/desk/areas/:node/places" component={PlacesScreen} />
        <Route path="/desk/areas/:node/guides" component={GuidesScreen} />
        <Route path="/desk/areas/:node/guides/:guide" component={GuideEditorScreen} />
        <Route path="/desk/areas/:node/doubles" component={DoublesScreen} />
        <Route path="/desk/doubles/:kind/:a/:b" component={PairScreen} />
        <Route path="/desk/areas/:node/plan" component={PlanScreen} />
        <Route path="/desk/areas/:node/rights" component={RightsScreen} />
        <Route path="/desk/areas/:node/retention" component={RetentionScreen} />
        <Route path="/desk/areas/:node/breaches" component={BreachesScreen} />
        <Route path="/desk/areas/:node/import" component={ImportScreen} />
        <Route path="/desk/areas/:node/reports" component={ReportsScreen} />
        <Route path="/desk/households/:id" component={HouseholdScreen} />
        <Route path="/desk/people/:id" component={PersonScreen} />
        <Route path="/desk/areas/:node/audit" component={AuditScreen} />
        <Route path="/desk/account" component={AccountScreen} />
        <Route path="/desk/hand-in" component={HandInScreen} />
        <Route default component={NotHere} />
      </Router>
      {waiting.value && <StepUpDialog onShown={() => waiting.value?.(true)} onClose={() => waiting.value?.(false)} />}
    </DeskFrame>
  );
}

function ToHome() {
  const { route } = useLocation();
  useEffect(() => route(`/desk/areas/${currentNode.value}`, true), []);
  return null;
}

function NotHere() {
  const words = deskWords();
  return (
    <EmptyState title={words.notHere}>
      <LinkButton look="main" icon="today" href={`/desk/areas/${currentNode.value}`}>
        {words.placeOverview}
      </LinkButton>
    </EmptyState>
  );
}
