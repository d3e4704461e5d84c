import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { lazy } from 'react';
import { PageProblem } from './error-boundary.tsx';
import { Frame } from './frame/frame.tsx';

export type AppHistory = RouterHistory;

/** What a list can be opened with: only the records that a change touched. */
export type ListSearch = { changeSet?: number };

const ContactsPage = lazy(async () => ({
  default: (await import('../features/contacts/contacts-page.tsx')).ContactsPage,
}));
const ContactPage = lazy(async () => ({
  default: (await import('../features/contacts/contact-page.tsx')).ContactPage,
}));
const CompaniesPage = lazy(async () => ({
  default: (await import('../features/companies/companies-page.tsx')).CompaniesPage,
}));
const CompanyPage = lazy(async () => ({
  default: (await import('../features/companies/company-page.tsx')).CompanyPage,
}));

const root = createRootRoute({
  component: Frame,
  errorComponent: PageProblem,
  notFoundComponent: ToContacts,
});

const toContacts = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/contacts', replace: true });
  },
});

const listSearch = (search: Record<string, unknown>): ListSearch => {
  const changeSet = Number(search.changeSet);
  return Number.isInteger(changeSet) && changeSet > 0 ? { changeSet } : {};
};

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  validateSearch: listSearch,
  component: () => <ContactsPage {...contacts.useSearch()} />,
});

const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$id',
  component: () => {
    const id = Number(contact.useParams().id);
    return <ContactPage key={id} id={id} />;
  },
});

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  validateSearch: listSearch,
  component: () => <CompaniesPage {...companies.useSearch()} />,
});

const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$id',
  component: () => {
    const id = Number(company.useParams().id);
    return <CompanyPage key={id} id={id} />;
  },
});

const page = <Path extends string>(path: Path, Component: ComponentType) =>
  createRoute({ getParentRoute: () => root, path, component: () => <Component /> });

const routes = root.addChildren([
  toContacts,
  contacts,
  contact,
  companies,
  company,
  page(
    '/import',
    lazy(async () => ({ default: (await import('../features/imports/import-page.tsx')).ImportPage })),
  ),
  page(
    '/history',
    lazy(async () => ({ default: (await import('../features/history/history-page.tsx')).HistoryPage })),
  ),
  page(
    '/backups',
    lazy(async () => ({ default: (await import('../features/backups/backups-page.tsx')).BackupsPage })),
  ),
  page(
    '/settings',
    lazy(async () => ({ default: (await import('../features/settings/settings-page.tsx')).SettingsPage })),
  ),
  page(
    '/welcome',
    lazy(async () => ({ default: (await import('../features/welcome/welcome-page.tsx')).WelcomePage })),
  ),
]);

function ToContacts() {
  return <Outlet />;
}

export function createAppRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: routes,
    history,
    defaultErrorComponent: PageProblem,
    defaultPendingMs: 100,
    // Lists remember their own place, see ui/record-list.
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
