import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState, QueryView } from '../../ui/feedback/states.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { type Service, ServiceCard } from './service-card.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import { ServicePanel } from './service-panel.tsx';
import { listAddable } from './service-settings.ts';
import './services.css';

type Open = { readonly kind: 'add' } | { readonly kind: 'edit' | 'remove'; readonly of: Service };

/** Overseerr servers, media servers, and other addresses that are checked. */
export default function ServicesPage({ location }: PageProps) {
  const { t, api, session } = useConsole();
  const [open, setOpen] = useState<Open | null>(null);
  const services = useQuery(
    'services',
    (signal) => readJson(api.services.$get({}, { init: { signal } })),
    ['services', 'settings'],
  );
  const settings = useQuery(
    'settings',
    (signal) => readJson(api.settings.$get({}, { init: { signal } })),
    ['settings'],
  );
  const known = settings.data?.settings ?? [];
  const isAdmin = session?.scope === 'admin';
  const [openId = null] = location.rest;
  const shown = services.data?.items.find(({ id }) => id === openId) ?? null;
  const close = () => setOpen(null);
  const reload = () => {
    services.reload();
    settings.reload();
  };

  return (
    <>
      <header class="page-head">
        <h1>{t('page-services')}</h1>
        {isAdmin && settings.data && listAddable(known).length > 0 && (
          <Button style="main" icon="add" onClick={() => setOpen({ kind: 'add' })}>
            {t('services-add')}
          </Button>
        )}
      </header>
      <QueryView query={services}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="services" title={t('services-empty-title')}>
              {t('services-empty')}
            </EmptyState>
          ) : (
            <div class="grid">
              {items.map((service) => (
                <ServiceCard
                  key={service.id}
                  service={service}
                  settings={settings.data ? known : null}
                  isAdmin={isAdmin}
                  onOpen={() => navigate(`/console/services/${service.id}`)}
                  onEdit={() => setOpen({ kind: 'edit', of: service })}
                  onRemove={() => setOpen({ kind: 'remove', of: service })}
                  onChecked={services.reload}
                />
              ))}
            </div>
          )
        }
      </QueryView>
      {shown && (
        <ServicePanel
          service={shown}
          isAdmin={isAdmin}
          onClose={() => navigate('/console/services')}
        />
      )}
      {open?.kind === 'add' && (
        <ServiceDialog service={null} settings={known} onClose={close} onSaved={reload} />
      )}
      {open?.kind === 'edit' && (
        <ServiceDialog service={open.of} settings={known} onClose={close} onSaved={reload} />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog service={open.of} settings={known} onClose={close} onRemoved={reload} />
      )}
    </>
  );
}
