import { inject } from 'vitest';

// Read by `tmpdir()`, and by the programs that tests start.
process.env['TMPDIR'] = inject('temporaryFolder');
