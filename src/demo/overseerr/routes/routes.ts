import type { Route } from '../http/http.ts';
import type { Product } from '../state.ts';
import { arrRoutes } from './arr-routes.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { discoverRoutes } from './discover-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { listRoutes } from './list-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { personRoutes } from './person-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { systemRoutes } from './system-routes.ts';
import { userRoutes } from './user-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** All routes of a product. The first matching path wins, which matters for `/request/count`. */
export function selectRoutes(product: Product): readonly Route[] {
  return [
    ...systemRoutes,
    ...webhookRoutes,
    ...arrRoutes,
    ...signInRoutes,
    ...catalogRoutes,
    ...discoverRoutes,
    ...personRoutes,
    ...userRoutes,
    ...requestRoutes(product === 'seerr'),
    ...mediaRoutes,
    ...issueRoutes,
    ...listRoutes,
  ];
}
