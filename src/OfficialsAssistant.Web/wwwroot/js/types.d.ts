// What the browser packages offer that we use, and what travels between page and hub.

declare module "signalr";

declare module "marked" {
  export interface Token { type: string; raw: string; text: string; tokens?: Token[]; depth?: number }
  interface Parser { parse(tokens: Token[]): string; parseInline(tokens: Token[]): string }
  interface Lexer { inlineTokens(source: string): Token[] }
  export class Marked {
    constructor(...extensions: object[]);
    lexer(source: string): Token[];
    parse(source: string): string;
  }
  export interface RendererThis { parser: Parser }
  export interface TokenizerThis { lexer: Lexer }
}

declare module "dompurify" {
  const DOMPurify: { sanitize(html: string, policy: object): DocumentFragment };
  export default DOMPurify;
}

declare namespace signalR {
  interface Subscription { dispose(): void }
  interface HubConnection {
    readonly state: string;
    start(): Promise<void>;
    stop(): Promise<void>;
    invoke<T>(method: string, ...args: unknown[]): Promise<T>;
    stream<T>(method: string, ...args: unknown[]): {
      subscribe(observer: { next(value: T): void; error(error: Error): void; complete(): void }): Subscription;
    };
    onreconnecting(callback: () => void): void;
    onreconnected(callback: () => void): void;
    onclose(callback: () => void): void;
  }
  interface HubConnectionBuilder {
    withUrl(url: string): HubConnectionBuilder;
    withAutomaticReconnect(policy?: { nextRetryDelayInMilliseconds(context: { previousRetryCount: number }): number }): HubConnectionBuilder;
    configureLogging(level: number): HubConnectionBuilder;
    build(): HubConnection;
  }
}

declare var signalR: {
  HubConnectionBuilder: new () => signalR.HubConnectionBuilder;
  LogLevel: { None: number; Warning: number };
};

type SentenceState = "Confirmed" | "Unconfirmed" | "Contradicted";
type TurnState = "Answered" | "Refused" | "Stopped" | "Interrupted" | "Failed";

interface Doubt {
  code: "uncited" | "valueMissing" | "noOverlap" | "differs" | "noSuchLaw" | "repealedLaw" | "lawUnchecked" | "recognised";
  value?: string | null;
  sourceValue?: string | null;
  sourceNumber?: number | null;
}

/** Start and length are UTF-16 offsets in the whole Markdown of the answer. */
interface Sentence {
  index: number;
  start: number;
  length: number;
  text: string;
  state: SentenceState;
  citations: number[];
  compared: { kind: string; value: string; found: boolean }[];
  why?: Doubt | null;
}

interface Citation { number: number; documentId: string; document: string; article: string; quote: string; state: SentenceState }

interface Closed {
  state: TurnState;
  text: string;
  sentences: Sentence[];
  citations: Citation[];
  removedCitations: number;
  reason?: string | null;
  html?: string | null;
  milliseconds: number;
  model?: string | null;
}

type Part = { n: number } & (
  | { kind: "step"; step: "Search" | "Found" | "Write"; count: number }
  | { kind: "sources"; html: string }
  | { kind: "text"; text: string }
  | { kind: "sentence"; sentence: Sentence }
  | { kind: "notice"; code: string; html: string }
  | ({ kind: "closed" } & Closed)
  | { kind: "reset" }
);

interface Question {
  conversationId: string;
  parentTurnId: string | null;
  turnId: string;
  text: string;
  continuesTurnId: string | null;
}

type Asked = { ok: true; title: string } | { ok: false; code: string; message: string };

/** A version on its way into the library. */
interface IngestRow {
  versionId: string;
  documentId: string;
  fileName: string;
  state: string;
  reason: string | null;
  done: number | null;
  total: number | null;
  passageCount: number;
  pageCount: number | null;
  format: string | null;
}

/** What became of a file of an upload. */
interface UploadedFile {
  fileName: string;
  outcome: "Queued" | "SameBytes" | "NewVersion" | "Refused";
  documentId: string | null;
  versionId: string | null;
  state: string | null;
  reason: string | null;
}

/** A turn as the page embeds it. */
interface StoredTurn {
  turnId: string;
  parentTurnId?: string | null;
  question: string;
  askedAt: string;
  state: string;
  sourcesHtml?: string | null;
  noticesHtml?: string | null;
  closed: Closed | null;
}
