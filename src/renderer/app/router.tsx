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
import { PageProblem } from './error-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { loadPage } from './pages.tsx';

export type AppHistory = RouterHistory;

/** What a list can be opened with: only the records that a change touched. */
export type ListSearch = { changeSet?: number };

const ContactsPage = loadPage<ListSearch>('contacts/contacts-page', 'ContactsPage');
const ContactPage = loadPage<{ id: number }>('contacts/contact-page', 'ContactPage');
const CompaniesPage = loadPage<ListSearch>('companies/companies-page', 'CompaniesPage');
const CompanyPage = loadPage<{ id: number }>('companies/company-page', 'CompanyPage');

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
  page('/import', loadPage('imports/import-page', 'ImportPage')),
  page('/history', loadPage('history/history-page', 'HistoryPage')),
  page('/backups', loadPage('backups/backups-page', 'BackupsPage')),
  page('/settings', loadPage('settings/settings-page', 'SettingsPage')),
  page('/welcome', loadPage('welcome/welcome-page', 'WelcomePage')),
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
