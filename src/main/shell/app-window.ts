/// <reference types="electron-vite/node" />
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import icon from '../../../resources/icons/icon.png?asset';
import type { CrmEvent } from '../../contract/operation.ts';
import type { AppSettingsFile } from './app-settings.ts';
import type { GestureGate } from './gesture-gate.ts';
import { logEvent } from './log.ts';
import { text } from './texts.ts';
import { chooseMinimum, fitBounds, type Rectangle } from './window-bounds.ts';

export type AppWindowOptions = {
  preload: string;
  address: string;
  settings: AppSettingsFile;
  gestures: GestureGate;
};

const ground = { light: '#ffffff', dark: '#16191b' };

/** The one window. It goes on when its page dies: the page can be loaded again. */
export class AppWindow {
  readonly window: BrowserWindow;
  private readonly options: AppWindowOptions;
  private isAsking = false;

  constructor(options: AppWindowOptions) {
    this.options = options;
    this.window = new BrowserWindow({
      ...this.chooseBounds(),
      show: false,
      autoHideMenuBar: true,
      title: app.getName(),
      icon,
      backgroundColor: chooseGround(),
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        safeDialogs: true,
        devTools: !app.isPackaged,
      },
    });
    this.watch();
    void this.window.loadURL(options.address).catch(() => logEvent('error', 'page not loaded'));
  }

  /** Undefined once it is closed. */
  get contentsId(): number | undefined {
    return this.window.isDestroyed() ? undefined : this.window.webContents.id;
  }

  send(event: CrmEvent, generation: number): void {
    if (!this.window.isDestroyed()) this.window.webContents.send('event', event, generation);
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  private chooseBounds() {
    const saved = this.options.settings.value.window;
    const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
      (display) => display.workArea,
    );
    const bounds = fitBounds(saved, displays as [Rectangle, ...Rectangle[]]);
    const least = chooseMinimum(screen.getDisplayMatching(bounds).workArea);
    return { ...bounds, minWidth: least.width, minHeight: least.height };
  }

  private watch(): void {
    const { window } = this;
    const { settings, gestures } = this.options;
    window.once('ready-to-show', () => {
      if (settings.value.window?.isMaximised) window.maximize();
      window.show();
    });
    window.on('page-title-updated', (event, title) => {
      if (title === '') event.preventDefault();
    });
    window.on('close', () => this.rememberBounds());
    nativeTheme.on('updated', () => {
      if (!window.isDestroyed()) window.setBackgroundColor(chooseGround());
    });
    window.webContents.on('input-event', (_event, input) => {
      if (input.type === 'mouseDown' || input.type === 'rawKeyDown' || input.type === 'keyDown')
        gestures.record();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      logEvent('error', `page gone: ${reason}`);
      if (reason !== 'clean-exit') void this.offerReload('page_gone', 'page_gone_detail', 'quit');
    });
    window.on('unresponsive', () => {
      logEvent('warn', 'page does not answer');
      void this.offerReload('page_stuck', 'page_stuck_detail', 'wait');
    });
  }

  private async offerReload(
    message: 'page_gone' | 'page_stuck',
    detail: 'page_gone_detail' | 'page_stuck_detail',
    otherwise: 'quit' | 'wait',
  ): Promise<void> {
    if (this.isAsking || this.window.isDestroyed()) return;
    this.isAsking = true;
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: text(message),
      detail: text(detail),
      buttons: [text('reload'), text(otherwise)],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    const isChosen = response === 0;
    if (isChosen && otherwise === 'wait') await this.endPage();
    this.isAsking = false;
    if (this.window.isDestroyed()) return;
    if (isChosen) this.window.webContents.reload();
    else if (otherwise === 'quit') app.quit();
  }

  /** A page that hangs would not hear the request to unload. */
  private endPage(): Promise<void> {
    const contents = this.window.webContents;
    return new Promise((resolve) => {
      contents.once('render-process-gone', () => resolve());
      contents.forcefullyCrashRenderer();
    });
  }

  private rememberBounds(): void {
    const isMaximised = this.window.isMaximized() || this.window.isFullScreen();
    this.options.settings.update({ window: { ...this.window.getNormalBounds(), isMaximised } });
  }
}

function chooseGround(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}
