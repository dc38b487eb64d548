import type { Route } from './http.ts';
import { catalogueRoutes } from './routes-catalogue.ts';
import { issueRoutes } from './routes-issues.ts';
import { listRoutes } from './routes-lists.ts';
import { mediaRoutes } from './routes-media.ts';
import { requestRoutes } from './routes-requests.ts';
import { systemRoutes } from './routes-system.ts';
import { userRoutes } from './routes-users.ts';
import type { Product } from './state.ts';

/** Every route of the product. Of two paths that fit, the first wins: `/request/count`. */
export function routesFor(product: Product): readonly Route[] {
  return [
    ...systemRoutes,
    ...catalogueRoutes,
    ...userRoutes,
    ...requestRoutes(product === 'seerr'),
    ...mediaRoutes,
    ...issueRoutes,
    ...listRoutes,
  ];
}
