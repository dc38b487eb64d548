import { migrate } from '../../../src/database/migrations/migrate.ts';

const [, , url = ''] = process.argv;
process.send?.(await migrate(url, { log: () => undefined }));
process.disconnect();
