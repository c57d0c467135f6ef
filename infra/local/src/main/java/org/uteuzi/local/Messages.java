package org.uteuzi.local;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The sentences the person at the terminal reads: Swahili first, then English. */
public final class Messages {

    private static final Properties SW = read("messages_sw.properties");
    private static final Properties EN = read("messages_en.properties");

    private Messages() {}

    public static String line(String key, Object... arguments) {
        var sw = sentence(SW, key, arguments);
        var en = sentence(EN, key, arguments);
        return sw.equals(en) ? sw : sw + " / " + en;
    }

    static void print(String key, Object... arguments) {
        System.out.println(line(key, arguments));
    }

    private static String sentence(Properties texts, String key, Object... arguments) {
        var pattern = Objects.requireNonNull(texts.getProperty(key), key);
        var words = Stream.of(arguments).map(argument -> word(texts, argument)).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(words);
    }

    /** As text, because a port is not a quantity: 8080, not 8,080. */
    private static String word(Properties texts, Object argument) {
        return argument instanceof CannotRun reason
                ? sentence(texts, reason.key(), reason.arguments())
                : String.valueOf(argument);
    }

    private static Properties read(String name) {
        try (var stream = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            var texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
