import { migrate } from '../../src/store/migrate.ts';

const [, , url = ''] = process.argv;
process.send?.(await migrate(url, { log: () => undefined }));
process.disconnect();
