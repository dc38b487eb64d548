/** A stored secret was encrypted with another key: one line for the operator, with what to do next. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';

  constructor(serviceName: string) {
    super(
      `The stored API key of the Overseerr server "${serviceName}" cannot be decrypted with this SECRET_KEY. All processes of one database need the same key: set SECRET_KEY, or copy secret.key from the DATA_DIR of the others. If the old key is lost, start once with --reset-secrets, which stores the API keys of the settings again.`,
    );
  }
}
