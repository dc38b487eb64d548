import { useEffect, useRef, useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { TextField } from '../../ui/controls/field.tsx';
import { PlexButton } from './plex-button.tsx';
import { type SignInProps, useSignIn } from './use-sign-in.ts';

/** The ways in of one Overseerr server. */
export interface ServerWay {
  readonly id: string;
  readonly title: string;
  readonly methods: readonly ('plex' | 'password' | 'jellyfin')[];
  readonly mediaServer: 'plex' | 'jellyfin' | 'emby' | null;
}

/** Signing in with an account of a server: Plex first, the others when asked for. */
export function ServerWays(props: SignInProps & { readonly server: ServerWay }) {
  const { t } = useConsole();
  const { server } = props;
  const [open, setOpen] = useState<'password' | 'jellyfin' | null>(null);
  const mediaServer = server.mediaServer === 'emby' ? 'Emby' : 'Jellyfin';
  return (
    <section class="stack" aria-label={server.title}>
      {server.methods.includes('plex') && <PlexButton {...props} />}
      {server.methods.map((method) => {
        if (method === 'plex') return null;
        if (open === method) return <AccountForm key={method} {...props} method={method} />;
        const label =
          method === 'jellyfin'
            ? t('sign-in-with', { server: mediaServer })
            : t('sign-in-with-account', { server: server.title });
        return (
          <Button key={method} isWide onClick={() => setOpen(method)}>
            {label}
          </Button>
        );
      })}
    </section>
  );
}

function AccountForm(
  props: SignInProps & {
    readonly server: ServerWay;
    readonly method: 'password' | 'jellyfin';
  },
) {
  const { t, api } = useConsole();
  const { server, method } = props;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn(props, () =>
    readJson(
      api['sign-in'].account.$post({
        json: { serviceId: server.id, method, name: name.trim(), password },
      }),
    ),
  );
  const ref = useRef<HTMLFormElement>(null);
  // The button that opened it is gone, and with it the focus.
  useEffect(() => ref.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={ref}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn.run();
      }}
    >
      <h2>{t('sign-in-with-account', { server: server.title })}</h2>
      <TextField
        label={t(method === 'password' ? 'sign-in-email' : 'sign-in-user')}
        value={name}
        maxLength={254}
        isRequired
        autocomplete="username"
        onInput={setName}
      />
      <TextField
        label={t('sign-in-password')}
        hint={t('sign-in-password-hint')}
        type="password"
        value={password}
        maxLength={1_000}
        isRequired
        autocomplete="current-password"
        onInput={setPassword}
      />
      <Button type="submit" style="main" isWide isBusy={signIn.isRunning}>
        {t('sign-in-submit')}
      </Button>
    </form>
  );
}
