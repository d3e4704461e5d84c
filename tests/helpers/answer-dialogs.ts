import type { ElectronApplication } from '@playwright/test';

/** The system's file dialogs can't be driven by a test: they answer with these paths. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { open?: string; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({
      canceled: open === undefined,
      filePaths: open === undefined ? [] : [open],
    });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, answers);
}
