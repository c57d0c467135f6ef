package org.uteuzi.command.thing;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.uteuzi.event.Event;

/**
 * Axon's fixture for one thing: given some effects, when another one, then these events or this refusal. It compares the
 * thing's state with the one that its events give, so a refused effect that leaves a trace fails the test.
 */
public final class ThingFixture<T extends Thing> {

    /** The command that an instrument stands for here: one effect on one thing. */
    private record CarryOut(Effect effect) {}

    private final AggregateTestFixture<T> fixture;
    private TestExecutor<T> given;

    public ThingFixture(Class<T> type, Supplier<T> blank, String reference) {
        this.fixture = new AggregateTestFixture<>(type);
        fixture.registerAnnotatedCommandHandler(new Handler<>(fixture.getRepository(), blank, reference));
        this.given = fixture.givenNoPriorActivity();
    }

    /** Carries out what must succeed for the test to begin. */
    public ThingFixture<T> given(Effect... effects) {
        given = fixture.givenCommands(Arrays.stream(effects).map(CarryOut::new).toList());
        return this;
    }

    public Outcome<T> when(Effect effect) {
        return new Outcome<>(given.when(new CarryOut(effect)));
    }

    /** What came of an effect. */
    public record Outcome<T extends Thing>(ResultValidator<T> result) {

        public Outcome<T> records(Event... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
            return this;
        }

        public Outcome<T> isRefusedWith(String code, Map<String, Object> arguments) {
            result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Refusal>(code + " " + arguments) {
                @Override
                protected boolean matchesSafely(Refusal refusal) {
                    return refusal.code().equals(code) && refusal.arguments().equals(arguments);
                }

                @Override
                protected void describeMismatchSafely(Refusal refusal, org.hamcrest.Description mismatch) {
                    mismatch.appendText(refusal.code() + " " + refusal.arguments());
                }
            });
            return this;
        }
    }

    static final class Handler<T extends Thing> {

        private final Repository<T> repository;
        private final Supplier<T> blank;
        private final String reference;

        Handler(Repository<T> repository, Supplier<T> blank, String reference) {
            this.repository = repository;
            this.blank = blank;
            this.reference = reference;
        }

        @CommandHandler
        void handle(CarryOut command) throws Exception {
            if (command.effect().establishes()) {
                repository.newInstance(() -> {
                    T thing = blank.get();
                    thing.execute(command.effect(), MetaData.emptyInstance());
                    return thing;
                });
            } else {
                repository.load(reference).invoke(thing -> thing.execute(command.effect(), MetaData.emptyInstance()));
            }
        }
    }
}
