/** The words in a file's or a folder's name: `authBypass-2.test` is auth, bypass, 2, test. */
export function pathWords(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
