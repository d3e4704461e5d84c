export * from './companies.ts';
export * from './contacts.ts';
export * from './history.ts';
