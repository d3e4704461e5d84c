import type { CrmContract, FeatureName } from '../../contract/contract.ts';
import type { Operation, OutputOf, ParsedOf } from '../../contract/operation.ts';
import { backups } from './backups/backups.ts';
import { companies } from './companies/companies.ts';
import { contacts } from './contacts/contacts.ts';
import type { CommandContext, Context, JobContext } from './context.ts';
import { demo } from './demo/demo.ts';
import { exports_ } from './exports/exports.ts';
import { history } from './history/history.ts';
import { imports } from './imports/imports.ts';
import { addresses } from './profile/addresses.ts';
import { consents } from './profile/consents.ts';
import { contactPoints } from './profile/contact-points.ts';
import { customFields } from './profile/custom-fields.ts';
import { tags } from './profile/tags.ts';
import { search } from './search/search.ts';
import { preferences } from './settings/preferences.ts';
import { settings } from './settings/settings.ts';

type ContextOf<O> =
  O extends Operation<'query'>
    ? Context
    : O extends Operation<'command'>
      ? CommandContext
      : O extends Operation<'job'>
        ? JobContext
        : never;

type AnswerOf<O> = O extends Operation<'job'> ? Promise<OutputOf<O>> : OutputOf<O>;

/** The functions behind a feature's operations: `Handlers<'contacts'>`. */
export type Handlers<Feature extends FeatureName> = {
  [Verb in keyof CrmContract[Feature]]: (
    context: ContextOf<CrmContract[Feature][Verb]>,
    input: ParsedOf<CrmContract[Feature][Verb]>,
  ) => AnswerOf<CrmContract[Feature][Verb]>;
};

type DataFeature = Exclude<FeatureName, 'shell'>;

/** One handler per operation of the contract: one that is missing does not compile. */
export const handlers: { [Feature in DataFeature]: Handlers<Feature> } = {
  contacts,
  companies,
  contactPoints,
  addresses,
  consents,
  tags,
  customFields,
  search,
  history,
  imports,
  exports: exports_,
  settings,
  preferences,
  backups,
  demo,
};
