import i18next, { type TFunction } from 'i18next';

/** Why a copy was made: `before-import` is `Before an import`, `before-version-4` names the version. */
export function writeReason(t: TFunction, reason: string): string {
  const [, version] = /^before-version-(.+)$/.exec(reason) ?? [];
  if (version) return t('backups:reason.before-version');
  return i18next.exists(`backups:reason.${reason}`)
    ? t(`backups:reason.${reason}`)
    : t('backups:reason.other');
}
