import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Facts } from '../../../ui/data/stat.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { TestButton, useSettingTest } from '../setting-test.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepForm, type StepProps, useStepForm } from '../use-setup.ts';

/** What follows the names of the settings of each server. */
const suffixes = ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'] as const;
const settingNames = suffixes.flatMap((suffix) => [
  `OVERSEERR_URL${suffix}`,
  `OVERSEERR_API_KEY${suffix}`,
]);

/** Connects one or several Overseerr servers. */
export default function ServerStep(step: StepProps) {
  const { t } = useConsole();
  const form = useStepForm(step.report, 'server', settingNames);
  const isUsed = (suffix: string) => form.find(`OVERSEERR_URL${suffix}`)?.isSet ?? false;
  const [added, setAdded] = useState<readonly string[]>(() => ['', ...suffixes.filter(isUsed)]);
  const shown = suffixes.filter((suffix) => added.includes(suffix));
  const free = suffixes.find((suffix) => !shown.includes(suffix));
  return (
    <StepFrame title={t('setup-server')} intro={t('setup-server-intro')} form={form} step={step}>
      {shown.map((suffix, index) => (
        <ServerFields
          key={suffix}
          form={form}
          suffix={suffix}
          title={shown.length > 1 ? t('setup-server-number', { number: index + 1 }) : null}
          onRemove={
            suffix === '' || isUsed(suffix)
              ? null
              : () => {
                  form.set(`OVERSEERR_URL${suffix}`, '');
                  form.set(`OVERSEERR_API_KEY${suffix}`, '');
                  setAdded(added.filter((each) => each !== suffix));
                }
          }
        />
      ))}
      {free !== undefined && (
        <div class="row">
          <Button icon="add" onClick={() => setAdded([...added, free])}>
            {t('setup-server-add')}
          </Button>
        </div>
      )}
    </StepFrame>
  );
}

/** Address and key of one server, and the test of both. */
function ServerFields(props: {
  readonly form: StepForm;
  readonly suffix: string;
  readonly title: string | null;
  /** Null for one that was saved: it is removed on the page of services. */
  readonly onRemove: (() => void) | null;
}) {
  const { t, api } = useConsole();
  const { form, suffix, title, onRemove } = props;
  const [url, key] = [`OVERSEERR_URL${suffix}`, `OVERSEERR_API_KEY${suffix}`];
  const test = useSettingTest(`${form.valueOf(url)} ${form.typed(key)}`, () =>
    readJson(
      api.setup.tests.overseerr.$post({
        json: { url: form.valueOf(url), apiKey: form.typed(key) },
      }),
    ),
  );
  const { found } = test;
  return (
    <section class="stack setup-server" aria-label={title ?? t('setup-server')}>
      {title && (
        <div class="row row-between">
          <h3>{title}</h3>
          {onRemove && (
            <Button size="small" style="quiet" icon="trash" onClick={onRemove}>
              {t('setup-server-remove')}
            </Button>
          )}
        </div>
      )}
      <SettingField
        form={form}
        name={url}
        label={t('setup-server-url')}
        placeholder="http://seerr:5055"
        hint={t('setup-server-url-hint')}
      />
      <SettingField
        form={form}
        name={key}
        label={t('setup-server-key')}
        hint={t('setup-server-key-hint')}
      />
      <TestButton test={test} isDisabled={form.valueOf(url) === ''} />
      {found && (
        <Banner tone="good">
          <p>{t('setup-server-works', { title: nameOf(found), version: found.version })}</p>
          <Facts
            facts={[
              {
                name: t('setup-server-members'),
                value: t('setup-server-members-value', {
                  members: found.members,
                  more: String(found.hasMoreMembers),
                  chats: found.membersWithChat,
                }),
              },
              {
                name: t('setup-server-4k'),
                value: t('setup-server-4k-value', {
                  movies: String(found.hasMovie4k),
                  series: String(found.hasSeries4k),
                }),
              },
            ]}
          />
        </Banner>
      )}
    </section>
  );
}

/** Its title, and the software if its owner gave it another one. */
function nameOf({ title, product }: { readonly title: string; readonly product: string }): string {
  return title === product ? title : `${title} (${product})`;
}
