import type { ComponentType } from 'preact';
import { useConsole } from '../../app/console-context.ts';
import type { PageProps } from '../../app/pages.ts';
import { useCode } from '../../app/use-code.ts';
import type { PlainMessageKey } from '../../texts/texts.ts';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { EmptyState, QueryView } from '../../ui/feedback/states.tsx';

interface TabEntry {
  /** The last part of its address, and the name of its folder in `tabs/`. */
  readonly id: string;
  readonly title: PlainMessageKey;
  readonly role: 'admin' | 'approver';
}

/** All tabs, in order. A tab is shown once `tabs/<id>/<id>-tab.tsx` exists. */
const entries = [
  { id: 'configuration', title: 'settings-configuration', role: 'admin' },
  { id: 'alerts', title: 'settings-alerts', role: 'admin' },
  { id: 'retention', title: 'settings-retention', role: 'admin' },
  { id: 'appearance', title: 'settings-appearance', role: 'admin' },
  { id: 'sessions', title: 'settings-sessions', role: 'approver' },
  { id: 'tokens', title: 'settings-tokens', role: 'admin' },
] as const satisfies readonly TabEntry[];

const modules = import.meta.glob<{ readonly default: ComponentType<PageProps> }>(
  './tabs/*/*-tab.tsx',
);

/** The settings, one tab per subject. */
export default function SettingsPage({ location }: PageProps) {
  const { t, session } = useConsole();
  const tabs = entries.filter(
    ({ id, role }) => modules[toPath(id)] && (session?.role === 'admin' || role === 'approver'),
  );
  const current = tabs.find(({ id }) => id === location.rest[0]) ?? tabs[0];
  return (
    <>
      <header class="page-head">
        <h1>{t('page-settings')}</h1>
      </header>
      <Tabs
        label={t('page-settings')}
        current={current?.id ?? ''}
        tabs={tabs.map(({ id, title }) => ({
          id,
          label: t(title),
          href: `/console/settings/${id}`,
        }))}
      />
      {current ? (
        <TabView key={current.id} id={current.id} location={location} />
      ) : (
        <EmptyState icon="settings" title={t('settings-none')} />
      )}
    </>
  );
}

function TabView({ id, location }: PageProps & { readonly id: string }) {
  const { texts } = useConsole();
  const code = useCode(id, async () => {
    const [module] = await Promise.all([
      modules[toPath(id)]?.(),
      texts.loadPage(`settings/tabs/${id}`),
    ]);
    return { View: module?.default ?? null };
  });
  return <QueryView query={code}>{({ View }) => View && <View location={location} />}</QueryView>;
}

function toPath(id: string): string {
  return `./tabs/${id}/${id}-tab.tsx`;
}
