import { useEffect, useRef } from 'preact/hooks';
import type { List } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../controls/button.tsx';
import { SlowNotice } from '../feedback/states.tsx';

/** Below a list: reads the next page when it comes into view, and on a press. */
export function LoadMore<T>({ list }: { readonly list: List<T> }) {
  const { t, explain } = useConsole();
  const ref = useRef<HTMLDivElement>(null);
  const { hasMore, isLoadingMore, isSlow, error } = list;
  const loadMore = useRef(list.loadMore);
  loadMore.current = list.loadMore;

  useEffect(() => {
    const element = ref.current;
    if (!element || isLoadingMore || error) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) loadMore.current();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
    // It is not there before the first page has come.
  }, [hasMore, isLoadingMore, error]);

  if (!hasMore) return null;
  return (
    <div class="load-more" ref={ref}>
      {error ? <p class="field-error">{explain(error)}</p> : null}
      {isLoadingMore && isSlow ? (
        <SlowNotice onRetry={list.reload} />
      ) : (
        <Button isBusy={isLoadingMore} onClick={list.loadMore}>
          {t('load-more')}
        </Button>
      )}
    </div>
  );
}
