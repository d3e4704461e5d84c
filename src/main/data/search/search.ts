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
    readIndex({ sqlite, searchFile }, (snapshot) => {
      const waiting = readWaiting(snapshot);
      const query = parseSearchQuery(text);
      const records = query ? findRecords(sqlite, snapshot.index, waiting, query, limit + spare) : [];
      const hits: SearchHit[] = [];
      for (const record of records) {
        const hit = hits.length < limit ? describeHit(sqlite, record, query!) : undefined;
        if (hit) hits.push(hit);
      }
      return { hits, indexed: waiting.indexed };
    }),
  status: ({ sqlite, searchFile }) =>
    readIndex({ sqlite, searchFile }, (snapshot) => ({ waiting: readWaiting(snapshot).count })),
};
