import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListNoun } from '../../contract/lists.ts';
import type { AddressDraft, ContactPointDraft } from '../../contract/profile.ts';
import { crm } from './crm.ts';

/** What can be written on a contact's or company's page. Each fails with an AppError for the field to show. */
export type ProfileWrites = {
  savePoint: (id: number | null, draft: ContactPointDraft) => Promise<void>;
  removePoint: (id: number) => Promise<void>;
  makeFirst: (id: number) => Promise<void>;
  saveAddress: (id: number | null, draft: AddressDraft) => Promise<void>;
  removeAddress: (id: number) => Promise<void>;
  addTag: (name: string) => Promise<void>;
  removeTag: (id: number) => Promise<void>;
  setValue: (fieldId: number, value: string | null) => Promise<void>;
  remove: () => Promise<void>;
  restore: () => Promise<void>;
  /** Any other write of this page: done when the page shows it. */
  settle: (work: Promise<unknown>) => Promise<void>;
};

export function useProfileWrites(noun: ListNoun, id: number): ProfileWrites {
  const client = useQueryClient();
  return useMemo(() => {
    const owner = noun === 'contacts' ? { contactId: id } : { companyId: id };
    const selection = { ids: [id] };
    // The old value must not come back for a moment between the write and the next reading.
    const settle = async (work: Promise<unknown>) => {
      await work;
      await client.invalidateQueries({ queryKey: [`${noun}.get`, { id }] }, { cancelRefetch: false });
    };
    return {
      settle,
      savePoint: (pointId, draft) => settle(crm.contactPoints.save({ owner, id: pointId, draft })),
      removePoint: (pointId) => settle(crm.contactPoints.remove({ id: pointId })),
      makeFirst: (pointId) => settle(crm.contactPoints.makePrimary({ id: pointId })),
      saveAddress: (addressId, draft) => settle(crm.addresses.save({ owner, id: addressId, draft })),
      removeAddress: (addressId) => settle(crm.addresses.remove({ id: addressId })),
      addTag: (name) => settle(crm.tags.add({ owner, name })),
      removeTag: (tagId) => settle(crm.tags.removeFrom({ owner, id: tagId })),
      setValue: (fieldId, value) => settle(crm.customFields.setValue({ owner, fieldId, value })),
      remove: () => settle(crm[noun].remove({ selection })),
      restore: () => settle(crm[noun].restore({ selection })),
    };
  }, [client, noun, id]);
}
