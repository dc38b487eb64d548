import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/api-error.ts';
import { ErrorState, LoadingState } from '../ui/feedback/states.tsx';
import { useConsole } from './console-context.ts';
import type { Location } from './location.ts';
import type { Page, PageProps } from './pages.ts';

interface Loaded {
  readonly id: string;
  readonly View: ComponentType<PageProps> | null;
  readonly error: unknown;
}

/** How long after a page could not be loaded, such as while the bot restarts, it is tried again. */
const retryMs = 4_000;

/** Loads a page with its texts, and shows it. */
export function PageView({ page, location }: { readonly page: Page; readonly location: Location }) {
  const { texts, t } = useConsole();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [round, setRound] = useState(0);

  // A new round loads again.
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    Promise.all([page.load(), texts.loadPage(page.id)]).then(
      ([View]) => {
        if (!isOver) setLoaded({ id: page.id, View, error: null });
      },
      () => {
        if (isOver) return;
        setLoaded({ id: page.id, View: null, error: new ApiError('unreachable', 0, '') });
        timer = setTimeout(() => setRound((now) => now + 1), retryMs);
      },
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [page, texts, round]);
  useEffect(() => {
    document.title = `${t(page.title)} · MediaNest`;
  }, [page, t]);

  const retry = () => setRound((now) => now + 1);
  if (loaded?.id !== page.id) return <LoadingState />;
  if (!loaded.View) return <ErrorState error={loaded.error} onRetry={retry} />;
  return (
    <ErrorBoundary key={page.id}>
      <loaded.View location={location} />
    </ErrorBoundary>
  );
}

/** Keeps the rest of the console alive when a page throws. */
class ErrorBoundary extends Component<
  { readonly children: ComponentChildren },
  { readonly error: unknown }
> {
  override state = { error: null };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ error });
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <ErrorState error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
