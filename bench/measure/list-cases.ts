import type { ListRequest } from '../../src/contract/lists.ts';

export type ListCase = {
  name: string;
  filter: { field: string; operator: 'is'; value: string }[];
  sort: ListRequest['sort'];
  /** The same by hand: conditions on `r` and the order. */
  where: string;
  order: string;
  /** There is no index for this order, for anybody: all rows are sorted. */
  isSlow?: boolean;
};

export const listColumns = ['display_name', 'company', 'phone', 'email', 'city', 'tags'];

const place = 'SELECT a.city FROM addresses a WHERE a.contact_id = r.id ORDER BY a.position, a.id LIMIT 1';
const point = (kind: string) =>
  `(SELECT p.raw FROM contact_points p WHERE p.contact_id = r.id AND p.kind = '${kind}' ORDER BY p.position, p.id LIMIT 1)`;

/** The same six columns, as one would write them by hand. */
export const bareColumns = `r.id, r.display_name,
  (SELECT c.name FROM contact_companies l JOIN companies c ON c.id = l.company_id
   WHERE l.contact_id = r.id AND c.deleted_at IS NULL ORDER BY l.position, l.id LIMIT 1),
  ${point('phone')}, ${point('email')}, (${place}),
  (SELECT group_concat(name, ', ') FROM (SELECT t.name FROM contact_tags x JOIN tags t ON t.id = x.tag_id
   WHERE x.contact_id = r.id ORDER BY t.name_key))`;

const byName = { field: 'display_name', isDescending: false };
const bareByName = 'r.name_key, r.id';

export const listCases: ListCase[] = [
  { name: 'all contacts by name', filter: [], sort: byName, where: 'TRUE', order: bareByName },
  {
    name: 'customers by name',
    filter: [{ field: 'lifecycle_stage', operator: 'is', value: 'customer' }],
    sort: byName,
    where: `r.lifecycle_stage = 'customer'`,
    order: bareByName,
  },
  {
    name: 'a town by name',
    filter: [{ field: 'city', operator: 'is', value: 'Göttingen' }],
    sort: byName,
    where: `EXISTS (SELECT 1 FROM addresses a WHERE a.contact_id = r.id AND a.city = 'Göttingen')`,
    order: bareByName,
  },
  {
    name: 'a tag, latest first',
    filter: [{ field: 'tags', operator: 'is', value: 'VIP' }],
    sort: { field: 'updated_at', isDescending: true },
    where: `EXISTS (SELECT 1 FROM contact_tags x JOIN tags t ON t.id = x.tag_id WHERE x.contact_id = r.id AND t.name = 'VIP')`,
    order: 'r.updated_at DESC, r.id DESC',
  },
  {
    name: 'customers by town (no index)',
    filter: [{ field: 'lifecycle_stage', operator: 'is', value: 'customer' }],
    sort: { field: 'city', isDescending: false },
    where: `r.lifecycle_stage = 'customer'`,
    order: `coalesce((${place}), '') = '', lower((${place})), r.id`,
    isSlow: true,
  },
];
