package org.uteuzi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do one thing again and again, each as soon as it is done. */
public final class Load {

    /** One client; what it needs is ready before the clock runs. */
    public interface Client extends AutoCloseable {

        void once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    public interface ClientFactory {
        Client make() throws Exception;
    }

    /** Called while all clients are connected: before the first of them begins and after the last is done. */
    public interface Observer {
        void look() throws Exception;
    }

    /** @param millis how long each took, shortest first */
    public record Result(double seconds, List<Double> millis) {

        public double perSecond() {
            return millis.size() / seconds;
        }
    }

    private Load() {}

    public static Result run(int clients, java.time.Duration window, ClientFactory factory, Observer observer)
            throws Exception {
        List<Client> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                all.add(factory.make());
            }
            observer.look();
            CountDownLatch go = new CountDownLatch(1);
            List<Future<List<Double>>> results = new ArrayList<>();
            for (Client client : all) {
                results.add(threads.submit(() -> {
                    go.await();
                    return until(System.nanoTime() + window.toNanos(), client);
                }));
            }
            long began = System.nanoTime();
            go.countDown();
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> result : results) {
                millis.addAll(result.get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            observer.look();
            return new Result(seconds, millis.stream().sorted().toList());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        } finally {
            for (Client client : all) {
                client.close();
            }
        }
    }

    private static List<Double> until(long end, Client client) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (long before = System.nanoTime(); before < end; ) {
            client.once();
            long after = System.nanoTime();
            millis.add((after - before) / 1e6);
            before = after;
        }
        return millis;
    }
}
