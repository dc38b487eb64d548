/** A stored secret was encrypted with another key: one line for the operator, with what to do next. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';

  constructor(serviceName: string) {
    super(
      explain(
        `The stored API key of the Overseerr server "${serviceName}"`,
        'which stores the API keys of the settings again',
      ),
    );
  }
}

/** As `SecretKeyError`, for the settings that were made in the console. */
export function storedSettingsKeyError(): Error {
  return new Error(
    explain(
      'The tokens and keys that were entered in the console',
      'and enter the tokens and keys in the console again',
    ),
  );
}

function explain(what: string, remedy: string): string {
  return `${what} cannot be decrypted with this SECRET_KEY. All processes of one database need the same key: set SECRET_KEY, or copy secret.key from the DATA_DIR of the others. If the old key is lost, start once with --reset-secrets, ${remedy}.`;
}
