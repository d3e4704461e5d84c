import { consents as table } from '../../../../db/schema/contacts.ts';
import type { Handlers } from '../handlers.ts';
import { touchOwner } from './records.ts';

export const consents: Handlers<'consents'> = {
  /** One current row per purpose and channel; what it was before stands in the history. */
  save(context, { capturedAt, ...consent }) {
    touchOwner(context, { contactId: consent.contactId });
    const values = { ...consent, capturedAt: capturedAt ?? context.now() };
    return context.db
      .insert(table)
      .values(values)
      .onConflictDoUpdate({
        target: [table.contactId, table.purpose, table.channel],
        set: {
          state: values.state,
          source: values.source,
          wording: values.wording,
          capturedAt: values.capturedAt,
        },
      })
      .returning({ id: table.id })
      .get();
  },
};
