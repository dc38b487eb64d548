import type {
  ConnectionTest,
  FoundDiscordBot,
  FoundFolder,
  FoundOverseerr,
  FoundTelegramBot,
} from '../../domain/settings/connection-test.ts';

/** Tries what somebody wants to connect. Nothing is changed there. No method throws. */
export interface ConnectionTests {
  testOverseerr(server: {
    readonly url: string;
    readonly apiKey: string;
  }): Promise<ConnectionTest<FoundOverseerr>>;
  testDiscord(token: string): Promise<ConnectionTest<FoundDiscordBot>>;
  testTelegram(token: string): Promise<ConnectionTest<FoundTelegramBot>>;
  testBackupFolder(path: string): Promise<ConnectionTest<FoundFolder>>;
}
