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
} as const satisfies Readonly<
  Record<string, 'public' | `${'read' | 'decide' | 'admin'}${'' | ' approver'}`>
>;
