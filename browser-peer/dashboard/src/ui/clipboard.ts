/** Copies a text; says why where the browser does not let it. */
export async function copyText(text: string): Promise<void> {
  // Absent where the page came neither over https nor from localhost.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) {
    throw new Error(
      "this page may not copy, since it came neither over https nor from localhost; select the text and copy it by hand",
    );
  }
  await clipboard.writeText(text);
}
