import { Component, type ReactNode } from "react";
import { Empty } from "../ui/notes.js";

interface Props {
  /** Another one tries again. */
  readonly place: string;
  readonly children: ReactNode;
}

/** Keeps what broke on one screen from taking the others with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.error !== null) {
      this.setState({ error: null });
    }
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) {
      return this.props.children;
    }
    return (
      <Empty
        icon="alert"
        title="This screen stopped working"
        actions={
          <button className="button primary" onClick={() => window.location.reload()}>
            Load the page again
          </button>
        }
      >
        <p>{error.message}</p>
        <p>Your library is safe: it is kept apart from what is shown here.</p>
      </Empty>
    );
  }
}
