/** All keys, as they are obeyed. */

import { KEYS, printed } from "../keys";
import type { Sitting } from "../sitting/sitting";
import { Box, close } from "./Boxes";

export function KeyList({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const groups = [...new Set(KEYS.map((one) => one.group))];
  return (
    <Box sitting={sitting} root={root} name="All keys" wider>
      <div class="tc-keys">
        <div class="tc-keys-head tc-buttons"><h2>All keys</h2><button type="button" data-first onClick={() => close(sitting, root)}>Close</button></div>
        <div class="tc-columns">
          {groups.map((group) => (
            <section key={group}>
              <h3>{group}</h3>
              <dl>{KEYS.filter((one) => one.group === group).map((one) => (
                <div key={one.does + one.where}><dt>{one.keys.length > 3 ? <><kbd>1</kbd>–<kbd>9</kbd></> : one.keys.map((keys) => <kbd key={keys}>{printed(keys)}</kbd>)}</dt><dd>{one.says}</dd></div>))}
              </dl>
            </section>))}
          <section>
            <h3>Mouse</h3>
            <dl>
              <div><dt>Drag</dt><dd>Choose words; whole words by themselves</dd></div>
              <div><dt>Alt + drag</dt><dd>Exactly what you mark, also within a word</dd></div>
              <div><dt>Two, three clicks</dt><dd>A word, a sentence</dd></div>
              <div><dt>Click</dt><dd>Select the coding there; again: the one around it</dd></div>
            </dl>
          </section>
        </div>
      </div>
    </Box>
  );
}
