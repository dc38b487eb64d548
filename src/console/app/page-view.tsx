import { Component, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ErrorState, QueryView } from '../ui/feedback/states.tsx';
import { useConsole } from './console-context.ts';
import type { Location } from './location.ts';
import type { Page } from './pages.ts';
import { useCode } from './use-code.ts';

/** Loads a page with its texts, and shows it. */
export function PageView({ page, location }: { readonly page: Page; readonly location: Location }) {
  const { texts, t } = useConsole();
  const code = useCode(page.id, async () => {
    const [View] = await Promise.all([page.load(), texts.loadPage(page.id)]);
    return { View };
  });
  useEffect(() => {
    document.title = `${t(page.title)} · MediaNest`;
  }, [page, t]);

  return (
    <QueryView query={code}>
      {({ View }) => (
        <ErrorBoundary key={page.id}>
          <View location={location} />
        </ErrorBoundary>
      )}
    </QueryView>
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
