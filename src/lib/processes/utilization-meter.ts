import { performance } from 'node:perf_hooks';

/** Measures the share of its time that the event loop has worked since the last call, from 0 to 1. */
export function createUtilizationMeter(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const { utilization } = performance.eventLoopUtilization(last);
    last = performance.eventLoopUtilization();
    return utilization;
  };
}
