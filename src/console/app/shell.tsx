import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../ui/controls/button.tsx';
import { Banner } from '../ui/feedback/badge.tsx';
import { Dialog } from '../ui/feedback/dialog.tsx';
import { EmptyState } from '../ui/feedback/states.tsx';
import { Logo } from '../ui/icon/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useConsole } from './console-context.ts';
import { navigate, useLocation } from './location.ts';
import { Navigation } from './navigation.tsx';
import { PageView } from './page-view.tsx';
import { mayOpen, pages } from './pages.ts';

/** The frame around every page: navigation, account, and notices. */
export function Shell() {
  const { t, session } = useConsole();
  const location = useLocation();
  const page = pages.find(({ id }) => id === location.page) ?? null;
  const isAllowed = page !== null && mayOpen(page, session?.role ?? null);

  useEffect(() => {
    if (isAllowed || session) return;
    const { pathname, search } = window.location;
    navigate(`/console/sign-in?then=${encodeURIComponent(pathname + search)}`, { replace: true });
  }, [isAllowed, session]);
  useEffect(() => {
    // An approver's first page are the requests.
    if (location.page === 'overview' && session?.role === 'approver') {
      navigate('/console/requests', { replace: true });
    }
  }, [location.page, session]);

  // Signing in has no frame, and neither has the setup as long as nobody is signed in.
  if (page?.role === 'everyone' && (!session || page.id === 'sign-in')) {
    return (
      <main class="bare" id="content">
        <PageView page={page} location={location} />
      </main>
    );
  }
  if (!session) return null;
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t('skip-to-content')}
      </a>
      <TopBar title={page ? t(page.title) : ''} current={location.page} />
      <aside class="sidebar">
        <a class="brand" href="/console/">
          <Logo />
          <span>MediaNest</span>
        </a>
        <Navigation current={location.page} />
        <AccountMenu />
      </aside>
      <main class="content" id="content" tabIndex={-1}>
        <ConnectionNotice />
        {page && isAllowed ? (
          <PageView page={page} location={location} />
        ) : (
          <>
            <h1 class="hidden-text">{t(page ? page.title : 'not-found-title')}</h1>
            <EmptyState icon="search" title={t(page ? 'not-allowed-title' : 'not-found-title')}>
              {t(page ? 'not-allowed' : 'not-found')}
            </EmptyState>
          </>
        )}
      </main>
    </div>
  );
}

/** On phones: the name of the page, and the button that opens the navigation. */
function TopBar(props: { readonly title: string; readonly current: string }) {
  const { t } = useConsole();
  const [isOpen, setOpen] = useState(false);
  const { title, current } = props;
  return (
    <header class="top-bar">
      <IconButton
        icon="menu"
        label={t('navigation')}
        isExpanded={isOpen}
        onClick={() => setOpen(true)}
      />
      <span class="top-bar-title">{title}</span>
      <a href="/console/" aria-label={t('page-overview')}>
        <Logo size={26} />
      </a>
      {isOpen && (
        <Dialog title="MediaNest" place="start" onClose={() => setOpen(false)}>
          <Navigation current={current} onChoose={() => setOpen(false)} />
          <AccountMenu />
        </Dialog>
      )}
    </header>
  );
}

const noticeAfterMs = 4_000;

/** Says that the page is not up to date, when the connection is lost for a while. */
function ConnectionNotice() {
  const { t, events } = useConsole();
  const [isLost, setLost] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    const stop = events.onConnection((isConnected) => {
      if (isConnected) {
        window.clearTimeout(timer.current);
        timer.current = undefined;
        setLost(false);
        return;
      }
      timer.current ??= window.setTimeout(() => setLost(true), noticeAfterMs);
    });
    return () => {
      window.clearTimeout(timer.current);
      stop();
    };
  }, [events]);
  return isLost ? <Banner tone="warn">{t('connection-lost')}</Banner> : null;
}
