import type { PlainMessageKey } from '../texts/texts.ts';
import { Icon } from '../ui/icon/icon.tsx';
import { useConsole } from './console-context.ts';
import { mayOpen, pages } from './pages.ts';

const groups = ['main', 'operation', 'settings'] as const;

const groupTitles = {
  main: 'navigation-main',
  operation: 'navigation-operation',
  settings: 'navigation-settings',
} as const satisfies Record<(typeof groups)[number], PlainMessageKey>;

/** The links to the pages that a person may open. */
export function Navigation(props: {
  readonly current: string;
  /** Called when a link is followed. */
  readonly onChoose?: () => void;
}) {
  const { current, onChoose } = props;
  const { t, session } = useConsole();
  const allowed = pages.filter((page) => mayOpen(page, session?.role ?? null));
  return (
    <nav class="navigation" aria-label={t('navigation')}>
      {groups.map((group) => {
        const links = allowed.filter((page) => page.group === group);
        if (links.length === 0) return null;
        return (
          <ul key={group} aria-label={t(groupTitles[group])}>
            {links.map(({ id, title, icon }) => (
              <li key={id}>
                <a
                  href={`/console/${id}`}
                  title={t(title)}
                  aria-current={id === current ? 'page' : undefined}
                  onClick={onChoose}
                >
                  <Icon name={icon} />
                  <span>{t(title)}</span>
                </a>
              </li>
            ))}
          </ul>
        );
      })}
    </nav>
  );
}
