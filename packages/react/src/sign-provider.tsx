import type { Locale, Session } from "@sign/protocol";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useInsertionEffect,
  useMemo,
  useState,
} from "react";
import { idle } from "./flow/beginning";
import type { ServerAccess, SignFlow } from "./flow/flow";
import { flowCode } from "./flow/flow-code";
import { createRestingFlow } from "./flow/resting-flow";
import type { FlowState, Problem } from "./flow/state";
import type { Language, MessageOverrides } from "./i18n/messages";
import { withOwn } from "./i18n/overrides";
import { useLanguage } from "./i18n/use-language";
import type { Texts } from "./i18n/use-texts";

/** What the parts below a provider share. */
export interface SignContextValue {
  readonly flow: SignFlow;
  /** The language asked for; `texts` may still be in the one before. */
  readonly locale: Locale;
  /** The app's own texts, which are there before any others. */
  readonly messages: MessageOverrides | undefined;
  /** Every text; `null` until a language asked for by name is fetched. */
  readonly texts: Texts | null;
  /** Fetches the texts, if they are not here. */
  readonly loadTexts: () => Promise<void>;
  /** The state a server renders, and the browser's first render repeats. */
  readonly initialState: FlowState;
}

/** Props of {@link SignProvider}. Callbacks may change at every render; the latest is called. */
export type SignProviderProps = {
  readonly children?: ReactNode;
  /**
   * Language of the texts and, where it has it, of the gateway's pages: by name, then its texts are fetched when they are
   * needed; or itself, as `import { nb } from "@sign/react/nb"` brings it, then they are there at once. @default "en"
   */
  readonly locale?: Locale | Language | undefined;
  /** Texts to put in place of the kit's own. */
  readonly messages?: MessageOverrides | undefined;
  /** Leaves for BankID. @default `location.assign` */
  readonly navigate?: ((url: string) => void) | undefined;
  /** Where the flow begins, for stories and tests; read once. @default idle */
  readonly initialState?: FlowState | undefined;
  /** Called once when a session ends, signed or not, also after the return from BankID. For the user interface only: what must happen belongs in the server's `onEvent`. */
  readonly onSettled?: ((session: Session) => void) | undefined;
  /** Called for everything else the person is told went wrong. */
  readonly onError?: ((problem: Problem) => void) | undefined;
} & ServerAccess;

const SignContext = /* @__PURE__ */ createContext<SignContextValue | null>(null);

/** The provider's context. `useCase` begins the error thrown when there is none: "`<SignButton>` must be inside …". */
export function useSignContext(useCase: string): SignContextValue {
  const value = useContext(SignContext);
  if (!value) throw new Error(`${useCase} must be inside <SignProvider>.`);
  return value;
}

const DEFAULT_LOCALE: Locale = "en";

const localeOf = ({ locale = DEFAULT_LOCALE }: SignProviderProps): Locale =>
  typeof locale === "string" ? locale : locale.locale;

/** A flow whose options are read from `latest` at the moment they are needed. */
const createLatestFlow = (latest: { readonly props: SignProviderProps }): SignFlow =>
  createRestingFlow(
    {
      get navigate() {
        return latest.props.navigate;
      },
      get locale() {
        return localeOf(latest.props);
      },
      get onSettled() {
        return latest.props.onSettled;
      },
      get onError() {
        return latest.props.onError;
      },
      initialState: latest.props.initialState,
    },
    () => latest.props,
    flowCode,
  );

/** Owns one flow and shares it with the parts below. Resumes it when the page's address carries a resume handle. */
export function SignProvider(props: SignProviderProps): ReactNode {
  const { children, messages } = props;
  const { locale, shown, load: loadTexts } = useLanguage(props.locale ?? DEFAULT_LOCALE);
  const [latest] = useState(() => ({ props, mounts: 0 }));
  const [initialState] = useState<FlowState>(props.initialState ?? idle);
  const [flow] = useState(() => createLatestFlow(latest));

  useInsertionEffect(() => {
    latest.props = props;
  });

  useEffect(() => {
    latest.mounts += 1;
    flow.resumeFromLocation();
    return () => {
      latest.mounts -= 1;
      // StrictMode mounts again before this runs: the flow goes on, and no handle is redeemed twice.
      queueMicrotask(() => {
        if (latest.mounts === 0) flow.destroy();
      });
    };
  }, [flow, latest]);

  const texts = useMemo(
    () => shown && { locale: shown.locale, text: withOwn(shown.messages, messages) },
    [shown, messages],
  );
  const value = useMemo(
    () => ({ flow, locale, messages, texts, loadTexts, initialState }),
    [flow, locale, messages, texts, loadTexts, initialState],
  );
  return <SignContext.Provider value={value}>{children}</SignContext.Provider>;
}
