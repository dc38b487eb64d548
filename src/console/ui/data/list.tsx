import type { ComponentChildren } from 'preact';
import type { useList } from '../../api/use-list.ts';
import { ErrorState, LoadingState, StaleNotice } from '../feedback/states.tsx';
import { LoadMore } from './load-more.tsx';

/** A list while it is read, when it cannot be read, when it is empty, and with what follows on the next page. */
export function List<Item>(props: {
  readonly list: ReturnType<typeof useList<Item>>;
  /** What is shown when there are none. */
  readonly empty: ComponentChildren;
  /** Shown once there are any. */
  readonly children: ComponentChildren;
  /** Shown before the next page. */
  readonly note?: ComponentChildren;
}) {
  const { list, empty, children, note } = props;
  const hasItems = list.items.length > 0;
  return (
    <>
      {list.isLoading && <LoadingState reading={list} />}
      {list.error && !hasItems ? <ErrorState error={list.error} onRetry={list.reload} /> : null}
      {!list.isLoading && !list.error && !hasItems && !list.hasMore && empty}
      {list.isStale && <StaleNotice error={list.error} onRetry={list.reload} />}
      {hasItems && children}
      {note}
      <LoadMore list={list} />
    </>
  );
}
