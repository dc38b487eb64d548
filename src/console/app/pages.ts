import type { ComponentType } from 'preact';
import type { PlainMessageKey } from '../texts/texts.ts';
import type { IconName } from '../ui/icon/icon-paths.ts';
import type { Location } from './location.ts';

/** What the shell passes to a page. */
export interface PageProps {
  readonly location: Location;
}

interface PageEntry {
  /** The first part of its address, and the name of its folder in `pages/`. */
  readonly id: string;
  readonly title: PlainMessageKey;
  readonly icon: IconName;
  /** Who may open it; `everyone` needs no session. */
  readonly role: 'admin' | 'approver' | 'everyone';
  /** Its group in the navigation; null leaves it out. */
  readonly group: 'main' | 'operation' | 'settings' | null;
}

/** All pages of the console. A page is shown once `pages/<id>/<id>-page.tsx` exists. */
const entries = [
  { id: 'overview', title: 'page-overview', icon: 'overview', role: 'admin', group: 'main' },
  { id: 'requests', title: 'page-requests', icon: 'requests', role: 'approver', group: 'main' },
  { id: 'people', title: 'page-people', icon: 'people', role: 'admin', group: 'main' },
  { id: 'spaces', title: 'page-spaces', icon: 'spaces', role: 'admin', group: 'main' },
  { id: 'services', title: 'page-services', icon: 'services', role: 'admin', group: 'main' },
  { id: 'jobs', title: 'page-jobs', icon: 'jobs', role: 'admin', group: 'operation' },
  { id: 'errors', title: 'page-errors', icon: 'errors', role: 'admin', group: 'operation' },
  { id: 'audit', title: 'page-audit', icon: 'audit', role: 'admin', group: 'operation' },
  { id: 'backups', title: 'page-backups', icon: 'backups', role: 'admin', group: 'operation' },
  { id: 'logs', title: 'page-logs', icon: 'logs', role: 'admin', group: 'operation' },
  { id: 'settings', title: 'page-settings', icon: 'settings', role: 'approver', group: 'settings' },
  { id: 'setup', title: 'page-setup', icon: 'setup', role: 'everyone', group: null },
  { id: 'sign-in', title: 'page-sign-in', icon: 'key', role: 'everyone', group: null },
] as const satisfies readonly PageEntry[];

/** A page that exists. */
export interface Page extends PageEntry {
  /** Loads its code. */
  load(): Promise<ComponentType<PageProps>>;
}

const modules = import.meta.glob<{ readonly default: ComponentType<PageProps> }>(
  '../pages/*/*-page.tsx',
);

/** The pages, in the order of the navigation. */
export const pages: readonly Page[] = entries.flatMap((entry) => {
  const load = modules[`../pages/${entry.id}/${entry.id}-page.tsx`];
  return load ? [{ ...entry, load: async () => (await load()).default }] : [];
});

/** Whether somebody with this role may open a page; null: nobody is signed in. */
export function mayOpen({ role }: Pick<Page, 'role'>, own: 'admin' | 'approver' | null): boolean {
  return role === 'everyone' || own === 'admin' || (role === 'approver' && own === 'approver');
}
