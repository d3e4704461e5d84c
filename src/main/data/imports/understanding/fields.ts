export * from '../../../../contract/exchange-fields.ts';
