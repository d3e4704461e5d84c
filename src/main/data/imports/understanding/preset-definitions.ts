import { ACCOUNTING_PRESETS } from './preset-accounting.ts';
import { CRM_PRESETS } from './preset-crm.ts';
import type { PresetDefinition } from './preset-definition.ts';
import { GOOGLE_PRESETS } from './preset-google.ts';
import { OUTLOOK_PRESETS } from './preset-outlook.ts';
import { SHOPS_PRESETS } from './preset-shops.ts';

export const PRESET_DEFINITIONS: readonly PresetDefinition[] = [
  ...GOOGLE_PRESETS,
  ...OUTLOOK_PRESETS,
  ...CRM_PRESETS,
  ...SHOPS_PRESETS,
  ...ACCOUNTING_PRESETS,
];
