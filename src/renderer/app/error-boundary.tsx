import { Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeError } from '../lib/error-text.ts';
import { EmptyPage } from '../ui/empty-page.tsx';

/** A page that could not be shown: what happened, what is safe, what to do. The rest of the window stays. */
export function PageProblem({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('app');
  const queries = useQueryErrorResetBoundary();
  const tryAgain = () => {
    queries.reset();
    reset?.();
  };
  return (
    <EmptyPage icon={IconAlertTriangle} title={t('problem.title')} text={writeError(t, error)}>
      <Group gap="sm">
        {reset && <Button onClick={tryAgain}>{t('problem.tryAgain')}</Button>}
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('problem.reload')}
        </Button>
      </Group>
    </EmptyPage>
  );
}

/** Around everything, for what no page caught. */
export class AppErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <PageProblem error={this.state.error} reset={() => this.setState({ error: undefined })} />;
  }
}
