// Sorted lists in pieces (generator/searching/shards.py): loads the pieces in which what is looked for must stand.

// What is packed with gzip, as text. Most hosts do not know that these files are packed; with those that do, the browser
// has unpacked them already.
export async function unpacked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  const isPacked = data[0] === 0x1f && data[1] === 0x8b;
  return isPacked ? new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text() : new TextDecoder().decode(data);
}

export class Shards {
  // `starts` are the keys that the pieces begin with; `take` is given the items of each piece once.
  constructor(folder, starts, take) {
    Object.assign(this, { folder, starts, take, loading: new Map() });
  }

  // Load the pieces that have the keys from `first` to `last`, at most so many of them.
  async load(first, last, most) {
    if (!this.starts.length) return;
    const from = Math.max(this.#pieceOf(first), 0);
    const to = Math.min(this.#pieceOf(last), from + most - 1);
    const pieces = [];
    for (let number = from; number <= to; number++) pieces.push(this.#piece(number));
    await Promise.all(pieces);
  }

  // Load the pieces that have keys with this beginning.
  beginning(start, most) {
    return this.load(start, start + "\uffff", most);
  }

  #piece(number) {
    if (!this.loading.has(number)) {
      const loaded = unpacked(`${this.folder}${number}.gz`).then((text) => this.take(JSON.parse(text)));
      loaded.catch(() => this.loading.delete(number));
      this.loading.set(number, loaded);
    }
    return this.loading.get(number);
  }

  // The last piece that begins with the key or before it; -1 if the first piece begins after it.
  #pieceOf(key) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
