/** The component library dressed in the app's own tokens. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type VariantColorsResolver,
} from "@mantine/core";

const FONT =
  '"Atkinson Hyperlegible Next Variable", "Stand-in by Arial", "Stand-in by DejaVu", system-ui, sans-serif';

const variantColors: VariantColorsResolver = ({ variant }) => {
  const transparent = "1px solid transparent";
  if (variant === "filled") {
    return {
      background: "var(--accent)",
      hover: "var(--accent-strong)",
      color: "var(--on-accent)",
      border: transparent,
    };
  }
  if (variant === "subtle") {
    return {
      background: "transparent",
      hover: "var(--accent-soft)",
      color: "var(--accent)",
      border: transparent,
    };
  }
  return {
    background: "var(--surface)",
    hover: "var(--accent-soft)",
    color: "var(--ink)",
    border: "1px solid var(--control)",
  };
};

export const theme = createTheme({
  fontFamily: FONT,
  fontSizes: { xs: "12px", sm: "14px", md: "16px", lg: "20px", xl: "26px" },
  lineHeights: { xs: "1.45", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.45" },
  defaultRadius: 6,
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: variantColors,
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 600 } } }),
    Input: Input.extend({ classNames: { input: "dressed-input" } }),
  },
});

const tokens = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default-border": "var(--rule)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-strong)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--ink-3)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
});
