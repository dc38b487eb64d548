/**
 * Who may call each route of the API: a scope, and `approver` if approvers may as well. A route that is missing here
 * fails the test, which then tries every route as everybody.
 */
export const routeTable = {
  'GET /session': 'public',
  'DELETE /session': 'read approver',
  'GET /sessions': 'read approver',
  'DELETE /sessions/{id}': 'decide approver',
  'GET /tokens': 'read',
  'POST /tokens': 'admin',
  'DELETE /tokens/{id}': 'admin',
  'GET /services': 'read',
  'GET /services/{id}/history': 'read',
  'POST /services/{id}/check': 'admin',
  'GET /services/{id}/webhook': 'read',
  'PUT /services/{id}/webhook': 'admin',
  'POST /services/{id}/webhook/test': 'admin',
  'DELETE /services/{id}/webhook': 'admin',
  'GET /audit': 'read',
  'GET /audit/values': 'read',
  'GET /audit/export': 'read',
  'GET /errors': 'read',
  'GET /errors/export': 'read',
  'POST /errors/{reference}/resolve': 'admin',
  'POST /errors/{reference}/reopen': 'admin',
  'GET /jobs': 'read',
  'GET /jobs/queues/{kind}/history': 'read',
  'GET /jobs/dead-letters': 'read',
  'POST /jobs/dead-letters/retry': 'admin',
  'POST /jobs/dead-letters/discard': 'admin',
  'GET /backups': 'read',
  'GET /backups/restore-plan': 'read',
  'GET /backups/{id}/download': 'admin',
  'GET /logs': 'admin',
} as const satisfies Readonly<
  Record<string, 'public' | `${'read' | 'decide' | 'admin'}${'' | ' approver'}`>
>;
