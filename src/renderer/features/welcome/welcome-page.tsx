import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { type Language, languages } from '../../../contract/settings.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { isLanguage } from '../../lib/i18n.ts';
import { showError } from '../../lib/notices.ts';
import { useShop } from '../../lib/shop.tsx';
import { FileProblem } from './file-problem.tsx';
import { FirstChoices } from './first-choices.tsx';
import { ShopForm } from './shop-form.tsx';
import { type ShopDraft, useStartShop } from './start-shop.ts';
import classes from './welcome-page.module.css';

type Step = 'choices' | 'shop';

/** What an owner sees before a file is open: the first time, and when her file can't be opened. */
export function WelcomePage() {
  const { country, language } = useShop();
  const { data: state } = useQuery(crmQuery('shell.state', {}));
  const [step, setStep] = useState<Step>('choices');
  const [isProblemAside, setProblemAside] = useState(false);
  const [draft, setDraft] = useState<ShopDraft>({
    shopName: '',
    country,
    language: currentLanguage(language),
  });
  const [isBusy, setBusy] = useState(false);
  const startShop = useStartShop();

  const change = (part: Partial<ShopDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    if (part.language) speak(part.language);
  };
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };

  const problem = isProblemAside ? null : state?.problem;
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-top={problem ? true : undefined}>
        {problem ? (
          <FileProblem problem={problem} isBusy={isBusy} run={run} onStartNew={() => setProblemAside(true)} />
        ) : step === 'shop' ? (
          <ShopForm
            draft={draft}
            isBusy={isBusy}
            onChange={change}
            onBack={() => setStep('choices')}
            onStart={() => void run(() => startShop(draft, '/contacts'))}
          />
        ) : (
          <FirstChoices
            draft={draft}
            isBusy={isBusy}
            onChange={change}
            onCsv={() => void run(() => startShop(draft, '/import'))}
            onEmpty={() => setStep('shop')}
            onDemo={() => void run(() => crm.shell.openDemo({}))}
            onFile={() => void run(openFile)}
          />
        )}
      </div>
    </div>
  );
}

/** What she chose before is kept when she comes back to this page without a file. */
function currentLanguage(guessed: Language): Language {
  return isLanguage(i18next.language) ? i18next.language : (guessed ?? languages[0]);
}

/** There is no file yet to keep the language: the window and its menu just follow. */
function speak(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
  crm.shell.setLanguage({ language }).catch(showError);
}

async function openFile(): Promise<void> {
  const file = await crm.shell.chooseFile({ kind: 'database' });
  if (file) await crm.shell.openDatabase({ file: file.token });
}
