/** A Python list of objects that is appended to and whose first equal element is removed, both in constant time. */
export class Queue<Item extends object> {
  private readonly slots: (Item | undefined)[] = [];
  private readonly places = new Map<Item, number[]>();

  constructor(items: readonly Item[]) {
    this.add(items);
  }

  get size(): number {
    let size = 0;
    for (const places of this.places.values()) size += places.length;
    return size;
  }

  items(): Item[] {
    return this.slots.filter(item => item !== undefined);
  }

  add(items: readonly Item[]): void {
    for (const item of items) {
      const places = this.places.get(item);
      if (places) places.push(this.slots.length);
      else this.places.set(item, [this.slots.length]);
      this.slots.push(item);
    }
  }

  /** Removes the first occurrence; false if there is none. */
  remove(item: Item): boolean {
    const places = this.places.get(item);
    const place = places?.shift();
    if (place === undefined) return false;
    this.slots[place] = undefined;
    if (places!.length === 0) this.places.delete(item);
    return true;
  }

  /** Whether the set of its elements is this one. */
  hasExactly(items: ReadonlySet<Item>): boolean {
    if (items.size !== this.places.size) return false;
    for (const item of items) if (!this.places.has(item)) return false;
    return true;
  }
}
