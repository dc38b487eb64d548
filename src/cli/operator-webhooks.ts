import type {
  WebhookInstallation,
  WebhookReport,
  WebhookTestResult,
} from '../domain/services/webhook-results.ts';

/** An Overseerr server of the settings. */
export interface WebhookServer {
  /** `default`, or the number at the end of its settings. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
}

/** What `medianest webhook` does. Failures are CliErrors of one line that says what to do. */
export interface OperatorWebhooks {
  readonly servers: readonly WebhookServer[];
  /** Whether the bot answers on this machine. */
  isBotRunning(): Promise<boolean>;
  read(server: WebhookServer): Promise<WebhookReport>;
  install(
    server: WebhookServer,
    /** `replaces`: the foreign webhook that somebody has seen, or `any`. */
    options: { readonly baseUrl: string | null; readonly replaces: string | null },
  ): Promise<WebhookInstallation>;
  test(server: WebhookServer): Promise<WebhookTestResult>;
  remove(server: WebhookServer): Promise<'removed' | 'absent' | 'foreign'>;
  close(): Promise<void>;
}
