import { invitedTo, loadSettings, ownStorage, saveSettings, type Settings } from "./settings.js";

/**
 * What was saved, and the room that the address invites to, which from now on is the saved one. The
 * invitation goes from the address, so that it does not come back after a change of room.
 */
export function enteringSettings(): Settings {
  const storage = ownStorage();
  const saved = loadSettings(storage);
  const roomId = invitedTo(window.location.search);
  if (roomId === undefined) {
    return saved;
  }
  const settings = { ...saved, roomId };
  try {
    if (storage !== undefined) {
      saveSettings(storage, settings);
      window.history.replaceState(null, "", window.location.pathname + window.location.hash);
    }
  } catch {
    // Storage is full or blocked: the address keeps the invitation.
  }
  return settings;
}
