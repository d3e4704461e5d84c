import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CrmEvent } from '../contract/operation.ts';
import type { PageStart } from '../main/shell/ipc.ts';
import type { Bridge } from './bridge.ts';

const start = ipcRenderer.sendSync('start-page') as PageStart | null;
const listeners = new Set<(event: CrmEvent) => void>();

/** Which data file this page shows: the shell refuses a call that was meant for the one before. */
let generation = start?.generation;

ipcRenderer.on('event', (_, event: CrmEvent, current: number) => {
  generation = current;
  for (const listener of listeners) listener(event);
});

const bridge: Bridge = {
  call: (name, input, job) => ipcRenderer.invoke('call', name, input, job, generation),
  cancel: (job) => ipcRenderer.send('cancel', job),
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  acceptDrop: async (file) => ipcRenderer.invoke('drop', webUtils.getPathForFile(file)),
  styleNonce: start?.styleNonce ?? '',
};

contextBridge.exposeInMainWorld('regulars', bridge);
