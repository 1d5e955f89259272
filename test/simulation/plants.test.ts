import { describe, expect, it } from 'vitest';
import { lostPlaces, PLANTS } from '../../bin/simulation/plants.ts';

describe('planted bugs', () => {
  it.each(Object.entries(PLANTS))('%s can still be planted: the product reads as the plant expects', (_, plant) => {
    expect(plant.edits.length).toBeGreaterThan(0);
    expect(lostPlaces(plant)).toEqual([]);
  });
});
