import { backups } from './backups.ts';
import { companies } from './companies.ts';
import { contacts } from './contacts.ts';
import { demo } from './demo.ts';
import { exports_ } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import type { Contract, InputOf, Operation, OutputOf, ParsedOf, Progress } from './operation.ts';
import { addresses, consents, contactPoints, customFields, tags } from './profile.ts';
import { search } from './search.ts';
import { preferences, settings } from './settings.ts';
import { shellOperations } from './shell.ts';

/** Everything that may cross between the window, the shell and the data process. */
export const contract = {
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
  shell: shellOperations,
} satisfies Contract;

export type CrmContract = typeof contract;
export type FeatureName = keyof CrmContract;

type NamesOf<Feature extends FeatureName> = `${Feature}.${Extract<keyof CrmContract[Feature], string>}`;
/** `contacts.list`, … */
export type OperationName = { [Feature in FeatureName]: NamesOf<Feature> }[FeatureName];

export type OperationOf<Name extends OperationName> =
  Name extends `${infer Feature extends FeatureName}.${infer Verb}`
    ? Verb extends keyof CrmContract[Feature]
      ? CrmContract[Feature][Verb]
      : never
    : never;

export type CallOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** The typed client: `crm.contacts.list(…)`. */
export type Crm = {
  [Feature in FeatureName]: {
    [Verb in keyof CrmContract[Feature]]: (
      input: InputOf<CrmContract[Feature][Verb]>,
      options?: CallOptions,
    ) => Promise<OutputOf<CrmContract[Feature][Verb]>>;
  };
};

/** Parsed input and answer of an operation by its name. */
export type ParsedInput<Name extends OperationName> = ParsedOf<OperationOf<Name>>;
export type Answer<Name extends OperationName> = OutputOf<OperationOf<Name>>;

export function findOperation(name: string): Operation | undefined {
  const [feature, verb, ...rest] = name.split('.');
  if (rest.length > 0 || !feature || !verb) return undefined;
  if (!Object.hasOwn(contract, feature)) return undefined;
  const operations: Record<string, Operation> = contract[feature as FeatureName];
  return Object.hasOwn(operations, verb) ? operations[verb] : undefined;
}
