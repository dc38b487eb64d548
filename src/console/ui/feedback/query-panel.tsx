import type { ComponentChildren } from 'preact';
import type { Query } from '../../api/use-query.ts';
import { SidePanel } from './dialog.tsx';
import { QueryView } from './states.tsx';

/** A panel about one thing, which is being read. */
export function QueryPanel<T>(props: {
  readonly title: string;
  readonly query: Query<T>;
  readonly onClose: () => void;
  /** Buttons below what was read. */
  readonly actions?: ComponentChildren;
  readonly children: (data: T) => ComponentChildren;
}) {
  const { title, query, onClose, actions, children } = props;
  return (
    <SidePanel title={title} onClose={onClose} actions={actions}>
      <QueryView query={query}>{children}</QueryView>
    </SidePanel>
  );
}
