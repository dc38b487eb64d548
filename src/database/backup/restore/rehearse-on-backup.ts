import { startEmbedded } from '../../embedded/start-embedded.ts';
import { type Rehearsal, rehearse } from '../../migrations/rehearse.ts';
import { withScratchRestore } from './scratch-restore.ts';

/** Applies pending migrations to the newest backup, restored to a scratch folder, which is deleted afterwards. */
export async function rehearseOnBackup(
  deps: {
    readonly backupDir: string;
    readonly dataDir: string;
    readonly passphrase: string | null;
  },
  options: Parameters<typeof rehearse>[1] = {},
): Promise<Rehearsal & { readonly backupId: string }> {
  return withScratchRestore(
    { ...deps, isGentle: false, name: 'rehearsal' },
    async ({ manifest, restored }) => {
      const server = await startEmbedded({ dataDir: restored.dataDir, log: () => undefined });
      try {
        return { ...(await rehearse(server.url, options)), backupId: manifest.id };
      } finally {
        await server.stop();
      }
    },
  );
}
