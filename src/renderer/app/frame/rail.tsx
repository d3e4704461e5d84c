import {
  type Icon,
  IconAlertTriangle,
  IconBuildingStore,
  IconCheck,
  IconDownload,
  IconHistory,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { crmQuery } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useShop } from '../../lib/shop.tsx';
import classes from './rail.module.css';

type Section = {
  to: '/contacts' | '/companies' | '/import' | '/history' | '/backups' | '/settings';
  label: string;
  icon: Icon;
};

const sections: Section[] = [
  { to: '/contacts', label: 'section.contacts', icon: IconUsers },
  { to: '/companies', label: 'section.companies', icon: IconBuildingStore },
];

const tools: Section[] = [
  { to: '/import', label: 'section.import', icon: IconDownload },
  { to: '/history', label: 'section.history', icon: IconHistory },
  { to: '/backups', label: 'section.backups', icon: IconShieldCheck },
  { to: '/settings', label: 'section.settings', icon: IconSettings },
];

export function Rail({ path }: { path: string }) {
  const { t } = useTranslation('app');
  const { shopName } = useShop();
  const name = shopName || t('myShop');
  return (
    <nav className={classes.rail} aria-label={t('sections')}>
      <div className={classes.shop}>
        <span className={classes.mark} aria-hidden>
          R
        </span>
        <span className={classes.name} title={name}>
          {name}
        </span>
      </div>
      <Sections sections={sections} path={path} />
      <div className={classes.foot}>
        <Sections sections={tools} path={path} />
        <IndexSign />
        <BackupSign />
      </div>
    </nav>
  );
}

function Sections({ sections, path }: { sections: Section[]; path: string }) {
  const { t } = useTranslation('app');
  return (
    <ul className={classes.sections}>
      {sections.map(({ to, label, icon: IconOf }) => {
        const isCurrent = path === to || path.startsWith(`${to}/`);
        return (
          <li key={to}>
            <Link
              to={to}
              title={t(label)}
              className={classes.section}
              data-current={isCurrent || undefined}
              aria-current={isCurrent ? 'page' : undefined}
            >
              <IconOf size={18} stroke={1.6} aria-hidden />
              <span>{t(label)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** When the last copy was made, in a glance. */
function BackupSign() {
  const { t } = useTranslation('app');
  const { instant, exactInstant } = useFormatting();
  const { data } = useQuery({ ...crmQuery('backups.list', {}), throwOnError: false });
  if (!data) return <div className={classes.sign} />;
  const latest = data.backups.reduce((last, { at }) => Math.max(last, at), 0);
  return (
    <Link to="/backups" className={classes.sign} title={latest ? exactInstant(latest) : undefined}>
      {latest ? (
        <>
          <IconCheck size={14} stroke={2} className={classes.good} aria-hidden />
          <span>{t('backedUp', { when: instant(latest) })}</span>
        </>
      ) : (
        <>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          <span>{t('neverBackedUp')}</span>
        </>
      )}
    </Link>
  );
}

/** Everything is found while the index catches up, only more slowly. */
function IndexSign() {
  const { t } = useTranslation('app');
  const { number } = useFormatting();
  const { data } = useQuery({
    ...crmQuery('search.status', {}),
    throwOnError: false,
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? 2_000 : false),
  });
  // A few rows are read in before anybody can notice.
  if (!data || data.waiting < 500) return null;
  return (
    <div className={classes.sign} role="status" title={t('indexing.explained')}>
      <span className={classes.pulse} aria-hidden />
      <span>{t('indexing.left', { count: data.waiting, number: number(data.waiting) })}</span>
    </div>
  );
}
