package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text is looked for by its words without case, accents and apostrophes. */
class FoldedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Mkurugenzi wa TEHAMA, mkurugenzi wa tehama",
        "'Ng''ombe Ng`ombe', ngombe ngombe",
        "Idara ya 3 (Pemba), idara ya 3 pemba",
        "José Élan, jose elan",
    })
    void words_have_no_case_no_accents_and_no_apostrophes(String text, String words) {
        assertThat(FoldedWords.of(text)).containsExactly(words.split(" "));
    }

    @Test
    void a_text_of_plain_letters_has_the_words_that_any_text_of_these_has() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(30), 0, 128)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(FoldedWords.of(text)).as(text).isEqualTo(FoldedWords.ofAny(text));
        }
    }
}
