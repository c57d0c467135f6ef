package org.uteuzi.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time that processes have used: the steadier measure on a machine with neighbours. */
public record ProcessorTime(Map<Long, Duration> byProcess) {

    public static ProcessorTime of(Stream<ProcessHandle> processes) {
        Map<Long, Duration> used = new HashMap<>();
        processes.forEach(
                process -> process.info().totalCpuDuration().ifPresent(duration -> used.put(process.pid(), duration)));
        return new ProcessorTime(used);
    }

    /** In microseconds, of the processes that were there before. */
    public double microsSince(ProcessorTime before) {
        return byProcess.entrySet().stream()
                .filter(used -> before.byProcess.containsKey(used.getKey()))
                .mapToDouble(used -> used.getValue()
                                .minus(before.byProcess.get(used.getKey()))
                                .toNanos()
                        / 1000.0)
                .sum();
    }
}
