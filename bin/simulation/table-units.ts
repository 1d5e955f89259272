const WRITE_UNIT = 1_024;
const READ_UNIT = 4_096;

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT));
export const readUnits = (bytes: number, strong: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT)) * (strong ? 1 : 0.5);
