import {
  ActionIcon,
  Autocomplete,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  Menu,
  Modal,
  MultiSelect,
  Popover,
  Select,
  TagsInput,
  Tooltip,
} from '@mantine/core';

const semibold = '560';

/** The list itself scrolls: a scroll area around it could not be reached by keyboard. */
const plainOptions = {
  withScrollArea: false,
  styles: { options: { maxHeight: '16rem', overflowY: 'auto' } },
} as const;

/** The one place for colours, sizes and spaces. Components use the variables below or Mantine's own. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: 6,
  colors: {
    // Mantine's own greys of the dark scheme, in ours: text, quiet, borders, fields, ground.
    dark: [
      '#eceeef',
      '#c9ced1',
      '#9aa5ab',
      '#6d777c',
      '#454c50',
      '#2b3033',
      '#1b1f21',
      '#16191b',
      '#121516',
      '#0d0f10',
    ],
    leaf: [
      '#e8f3ef',
      '#d6e9e2',
      '#b3d8cb',
      '#8cc5b2',
      '#6fd3b2',
      '#2f9a7a',
      '#0f7b5f',
      '#0b6650',
      '#18332b',
      '#0a3d31',
    ],
  },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  // Two weights: regular and semibold; 560 of the variable font, so that a column of names stays calm.
  fontWeights: { regular: '400', medium: semibold, bold: semibold },
  // Four sizes: small print, body, a section's heading, a page's heading.
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.4', lg: '1.3', xl: '1.3' },
  headings: {
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    fontWeight: semibold,
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
      h5: { fontSize: '0.875rem', lineHeight: '1.45' },
      h6: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem', xxl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '999px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root: size === 'xs' ? { '--button-height': '1.875rem' } : { '--button-height': '2.125rem' },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: '0.25rem' } } }),
    Select: Select.extend({ defaultProps: plainOptions }),
    Autocomplete: Autocomplete.extend({ defaultProps: plainOptions }),
    MultiSelect: MultiSelect.extend({ defaultProps: plainOptions }),
    TagsInput: TagsInput.extend({ defaultProps: plainOptions }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', position: 'bottom-start', returnFocus: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', position: 'bottom-start', returnFocus: true } }),
    Modal: Modal.extend({
      defaultProps: { radius: 'lg', overlayProps: { backgroundOpacity: 0.35 }, padding: 'xl' },
    }),
  },
});

/** A table row in CSS pixels: the virtual table reckons with it. */
export const rowHeight = 36;

const light = {
  '--regulars-ground': '#ffffff',
  '--regulars-rail': '#f6f7f6',
  '--regulars-line': '#e9ebec',
  '--regulars-line-strong': '#cfd4d6',
  '--regulars-text': '#16191b',
  '--regulars-quiet': '#5c676d',
  '--regulars-accent': '#0f7b5f',
  '--regulars-accent-text': '#0b6650',
  '--regulars-chosen': '#e8f3ef',
  '--regulars-hover': '#f6f7f6',
  '--regulars-field': '#f6f7f6',
  '--regulars-bad': '#b42318',
  '--regulars-bad-ground': '#fdeeec',
  '--regulars-warn': '#8a5300',
  '--regulars-warn-ground': '#fdf3df',
  '--regulars-good': '#0b6650',
};

const dark: typeof light = {
  '--regulars-ground': '#16191b',
  '--regulars-rail': '#1b1f21',
  '--regulars-line': '#2b3033',
  '--regulars-line-strong': '#454c50',
  '--regulars-text': '#eceeef',
  '--regulars-quiet': '#9aa5ab',
  '--regulars-accent': '#0f7b5f',
  '--regulars-accent-text': '#6fd3b2',
  '--regulars-chosen': '#18332b',
  '--regulars-hover': '#1f2426',
  '--regulars-field': '#1b1f21',
  '--regulars-bad': '#ff9c92',
  '--regulars-bad-ground': '#3a1d1b',
  '--regulars-warn': '#f0bd62',
  '--regulars-warn-ground': '#352a14',
  '--regulars-good': '#6fd3b2',
};

/** Mantine's own variables, told in ours. */
const mantine = {
  '--mantine-color-body': 'var(--regulars-ground)',
  '--mantine-color-text': 'var(--regulars-text)',
  '--mantine-color-dimmed': 'var(--regulars-quiet)',
  '--mantine-color-placeholder': 'var(--regulars-quiet)',
  '--mantine-color-anchor': 'var(--regulars-accent-text)',
  '--mantine-color-error': 'var(--regulars-bad)',
  '--mantine-color-default': 'var(--regulars-ground)',
  '--mantine-color-default-hover': 'var(--regulars-hover)',
  '--mantine-color-default-color': 'var(--regulars-text)',
  '--mantine-color-default-border': 'var(--regulars-line)',
  '--mantine-color-disabled': 'var(--regulars-hover)',
  '--mantine-color-disabled-color': 'var(--regulars-quiet)',
  '--mantine-color-leaf-light': 'var(--regulars-chosen)',
  '--mantine-color-leaf-light-hover': 'var(--regulars-chosen)',
  '--mantine-color-leaf-light-color': 'var(--regulars-accent-text)',
  '--mantine-color-leaf-outline': 'var(--regulars-accent-text)',
  '--mantine-color-leaf-text': 'var(--regulars-accent-text)',
  '--mantine-color-leaf-filled-hover': '#0b6650',
  '--mantine-color-red-light': 'var(--regulars-bad-ground)',
  '--mantine-color-red-light-color': 'var(--regulars-bad)',
  '--mantine-color-red-text': 'var(--regulars-bad)',
  '--mantine-color-yellow-light': 'var(--regulars-warn-ground)',
  '--mantine-color-yellow-light-color': 'var(--regulars-warn)',
  '--mantine-color-gray-light': 'var(--regulars-hover)',
  '--mantine-color-gray-light-color': 'var(--regulars-text)',
  '--mantine-color-gray-text': 'var(--regulars-quiet)',
};

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--regulars-row': '2.25rem',
    '--regulars-rail-width': '13rem',
    '--regulars-bar-height': '3.25rem',
    '--regulars-panel-width': '21.25rem',
  },
  light: { ...light, ...mantine },
  dark: { ...dark, ...mantine },
});
