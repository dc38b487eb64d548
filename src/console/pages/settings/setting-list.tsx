import { useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { problemText } from '../../texts/problem-text.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { Badge, Banner } from '../../ui/feedback/badge.tsx';
import { SettingDialog, toBooleanText } from './setting-dialog.tsx';
import { aboutSetting } from './setting-texts.ts';
import { isEditable, type Setting, type SettingsReport } from './use-settings.ts';
import './settings.css';

const origins = {
  environment: 'settings-origin-environment',
  '.env': 'settings-origin-dotenv',
  file: 'settings-origin-file',
  console: 'settings-origin-console',
  default: 'settings-origin-default',
} as const;

/** Settings one below the other, with a button to change those that can be changed. */
export function SettingList(props: {
  readonly settings: readonly Setting[];
  readonly onChanged: () => void;
}) {
  const { settings, onChanged } = props;
  const [edited, setEdited] = useState<Setting | null>(null);
  return (
    <>
      <ul class="setting-list">
        {settings.map((setting) => (
          <SettingRow key={setting.name} setting={setting} onEdit={() => setEdited(setting)} />
        ))}
      </ul>
      {edited && (
        <SettingDialog
          setting={edited}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function SettingRow({
  setting,
  onEdit,
}: {
  readonly setting: Setting;
  readonly onEdit: () => void;
}) {
  const { t, session, locale } = useConsole();
  const { name, origin, problem, changedAt, changedBy } = setting;
  const about = aboutSetting(name);
  const canEdit = session?.role === 'admin' && isEditable(setting);
  return (
    <li class="setting-row">
      <div class="stack-small setting-text">
        <code>{name}</code>
        {about && <span class="quiet">{t(about)}</span>}
        {problem && <span class="field-error">{problemText(t, problem)}</span>}
      </div>
      <div class="stack-small setting-value">
        <ValueOf setting={setting} />
        <span class="row">
          <Badge tone={origin === 'default' ? 'neutral' : 'good'}>{t(origins[origin])}</Badge>
          <Reason setting={setting} />
        </span>
        {changedAt && origin === 'console' && (
          <span class="quiet">
            {t('settings-changed', {
              time: formatDateTime(new Date(changedAt), locale),
              name: changedBy ?? '–',
            })}
          </span>
        )}
      </div>
      <div class="setting-action">
        {canEdit && (
          <Button size="small" icon="edit" onClick={onEdit}>
            {t('settings-edit')}
            <span class="hidden-text"> {name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

function ValueOf({ setting }: { readonly setting: Setting }) {
  const { t } = useConsole();
  const { input, value, isSet } = setting;
  if (input === 'secret' && isSet) return <span>{t('settings-set')}</span>;
  if (value === null) return <span class="quiet">{t('settings-not-set')}</span>;
  return <span class="setting-text">{input === 'boolean' ? t(toBooleanText(value)) : value}</span>;
}

/** Why it cannot be changed here. */
function Reason({ setting: { effect, decidedBy } }: { readonly setting: Setting }) {
  const { t } = useConsole();
  if (effect === 'environment') {
    return <span class="quiet">{t('settings-environment-only')}</span>;
  }
  return decidedBy ? (
    <span class="quiet">{t('settings-decided-by', { name: decidedBy })}</span>
  ) : null;
}

/** What became of the last change. */
export function SettingsNotice({ report }: { readonly report: SettingsReport }) {
  const { t } = useConsole();
  if (report.failure) {
    return <Banner tone="bad">{t('settings-failure', { reason: report.failure.reason })}</Banner>;
  }
  return report.isOnTrial ? <Banner tone="busy">{t('settings-on-trial')}</Banner> : null;
}
