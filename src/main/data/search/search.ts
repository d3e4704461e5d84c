import type { SearchHit } from '../../../contract/search.ts';
import type { Handlers } from '../handlers.ts';
import { describeHit } from './describe-hit.ts';
import { findRecords } from './find-records.ts';
import { readIndex } from './reader.ts';
import { parseSearchQuery } from './search-query.ts';
import { readWaiting } from './waiting.ts';

/** For those of which the rows no longer say what the index, still at work, believes. */
const spare = 10;

export const search: Handlers<'search'> = {
  find: ({ sqlite, searchFile }, { text, limit }) =>
    readIndex({ sqlite, searchFile }, (index) => {
      const waiting = readWaiting(sqlite, index);
      const query = parseSearchQuery(text);
      const records = query ? findRecords(sqlite, index, waiting, query, limit + spare) : [];
      const hits: SearchHit[] = [];
      for (const record of records) {
        const hit = hits.length < limit ? describeHit(sqlite, record, query!) : undefined;
        if (hit) hits.push(hit);
      }
      return { hits, indexed: waiting.indexed };
    }),
  status: ({ sqlite, searchFile }) =>
    readIndex({ sqlite, searchFile }, (index) => ({ waiting: readWaiting(sqlite, index).count })),
};
