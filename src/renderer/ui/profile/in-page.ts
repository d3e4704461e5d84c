/** Lists and menus open inside the page's landmark, where those who hear the page look for them. */
export const inPage = { withinPortal: true, portalProps: { target: 'main' } } as const;

/** A menu whose first entry has the focus as it opens. */
export const menuInPage = { ...inPage, withInitialFocusPlaceholder: false, menuItemTabIndex: 0 } as const;
