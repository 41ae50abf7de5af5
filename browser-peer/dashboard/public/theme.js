// Before the first paint, so that a chosen theme does not flash. A file of its own: the policy of
// the page allows no script in its HTML.
try {
  const theme = localStorage.getItem("patternmesh.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
