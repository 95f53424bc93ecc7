/**
 * The token of a link out of a mail: from the address, or, after a reload, what this tab was opened with. It leaves the address bar at
 * once, so that it is in no Referer, no bookmark and no copied address.
 * @param {string} place under which this tab keeps it.
 */
export function takeToken(place) {
  const brought = new URLSearchParams(location.search).get("token");
  if (location.search || location.hash) {
    history.replaceState(null, "", location.pathname);
  }

  try {
    if (brought) {
      sessionStorage.setItem(place, brought);
    }

    return brought || sessionStorage.getItem(place);
  } catch {
    // Storage is switched off in this browser: the page works, a reload does not.
    return brought;
  }
}

/** Forgets a token that has done its work. */
export function dropToken(place) {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
