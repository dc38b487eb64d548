import { useConsole } from '../../app/console-context.ts';
import { Copy } from '../../ui/controls/copy.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';

/** The database of DATABASE_URL is not the bot's own: what its operator has to do. */
export function ExternalDatabase() {
  const { t } = useConsole();
  return (
    <div class="stack">
      <Banner tone="warn">{t('backups-external')}</Banner>
      <Card title={t('backups-external-copy')}>
        <div class="stack">
          <p>{t('backups-external-dump')}</p>
          <Copy value={'pg_dump --format=custom --file=medianest.dump "$DATABASE_URL"'} isBlock />
          <p>{t('backups-external-keys')}</p>
          <Copy value={'tar -czf medianest-keys.tar.gz -C "$DATA_DIR" .'} isBlock />
          <p>{t('backups-external-continuous')}</p>
        </div>
      </Card>
      <Card title={t('backups-external-restore')}>
        <div class="stack">
          <p>{t('backups-external-restore-intro')}</p>
          <Copy
            value={
              'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" medianest.dump'
            }
            isBlock
          />
          <p>{t('backups-external-compose')}</p>
        </div>
      </Card>
    </div>
  );
}
