package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;
import static org.uteuzi.command.instrument.Papers.correct;
import static org.uteuzi.command.instrument.Papers.withdraw;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.command.instrument.Door.Answer;

/** What is said of a paper itself: its particulars, its files, and that it is recorded once. */
@ExtendWith(SharedDoor.class)
class PaperItselfTest {

    private static final String RENAME =
            "{type: 'renameUnit', unitId: '~u', name: {sw: 'Jina'}, effectiveFrom: '2020'}";
    private static final String SHA = "a".repeat(64);

    private final Door door;
    private final Papers papers;

    PaperItselfTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
    }

    @BeforeEach
    void a_small_institution() {
        papers.record(SMALL_INSTITUTION);
    }

    @Test
    void what_a_paper_says_of_itself_is_corrected_twice_and_a_correction_is_withdrawn() {
        String paper = factOf(letter("'7'", ""));

        papers.record(correct(paper, "{signedOn: '2020-02', title: {en: 'Letter'}}"));
        Answer again = papers.record(correct(paper, "{signedOn: '2020-03-01', number: null}"));

        String correction = again.json().at("/recordedEvents/1/factId").asString();
        assertThat(door.payload(correction).at("/particulars/signedOn").asString())
                .isEqualTo("2020-03-01");
        assertThat(door.payload(correction).at("/particulars/title/en").asString())
                .isEqualTo("Letter");
        assertThat(door.payload(correction).at("/particulars/title/sw").asString())
                .isEqualTo("Mfano");
        assertThat(door.payload(correction).at("/corrects/factId").asString()).isEqualTo(paper);
        papers.record(withdraw("~w", correction));
        assertThat(papers.send(withdraw("~w2", correction)).problems()).containsExactly("FACT_ALREADY_WITHDRAWN 0");
        papers.record(correct(paper, "{reference: 'KUMB 1'}"));
    }

    @Test
    void neither_its_id_nor_its_files_are_corrected_and_it_is_not_withdrawn_itself() {
        String paper = factOf(letter("null", ""));

        assertThat(papers.send(correct(paper, "{instrumentId: 'x'}")).problems())
                .containsExactly("NOT_CORRECTABLE 0");
        assertThat(papers.send(correct(paper, "{documents: []}")).problems()).containsExactly("NOT_CORRECTABLE 0");
        assertThat(papers.send(correct(paper, "{recordedBy: 'x'}")).problems())
                .containsExactly("CORRECTION_MALFORMED 0");
        assertThat(papers.send(correct(paper, "{title: null}")).problems()).containsExactly("FIELD_REQUIRED 0");
        assertThat(papers.send(correct(paper, "{amends: ['~no']}")).problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
        assertThat(papers.send(withdraw("~w", paper)).problems()).containsExactly("INSTRUMENT_IS_NOT_WITHDRAWN 0");
    }

    @Test
    void a_corrected_number_frees_the_wrong_one_and_takes_the_right_one() {
        String paper = factOf(letter("'7'", ""));
        papers.record(correct(paper, "{number: '8'}"));

        assertThat(letter("'8'", "").status()).isEqualTo(409);
        assertThat(letter("'7'", "").status()).isEqualTo(201);
        assertThat(papers.send(correct(paper, "{number: '7'}")).status()).isEqualTo(409);
    }

    @Test
    void a_number_told_by_a_correction_alone_is_taken_too() {
        String paper = factOf(letter("null", ""));
        papers.record(correct(paper, "{number: '9'}"));

        assertThat(letter("'9'", "").status()).isEqualTo(409);
    }

    @Test
    void more_is_taken_from_the_same_paper_by_a_recording_that_names_the_first() {
        String first = idOf(letter("'7'", ""));

        assertThat(letter("'7'", "").status()).isEqualTo(409);
        Answer second = letter("'7'", "continues: '" + first + "'");
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(letter("'8'", "continues: '" + first + "'").problems()).containsExactly("CONTINUES_ANOTHER_PAPER");
        assertThat(letter("'7'", "continues: '" + idOf(second) + "'").problems())
                .containsExactly("CONTINUES_ANOTHER_PAPER");
        assertThat(papers.send(correct(factOf(second), "{year: 2021}")).problems())
                .containsExactly("CONTINUES_ANOTHER_PAPER 0");
    }

    @Test
    void a_file_that_comes_in_later_is_added_once_and_never_exchanged() {
        String paper = idOf(letter("null", ""));
        String add = "{type: 'addDocument', factId: '~d', instrumentId: '" + paper
                + "', name: 'barua.pdf', mediaType: 'application/pdf', sha256: '" + SHA + "'}";
        papers.record(add);

        assertThat(papers.send(add.replace("~d'", "~d2'")).problems()).containsExactly("DOCUMENT_ALREADY_ADDED 0");
        assertThat(papers.send(correct("~d", "{sha256: '" + "b".repeat(64) + "'}"))
                        .problems())
                .containsExactly("NOT_CORRECTABLE 0");
        papers.record(correct("~d", "{name: 'barua ya uteuzi.pdf'}"));
        papers.record(withdraw("~w", "~d"), add.replace("~d'", "~d3'"));
        assertThat(papers.send(add.replace("~d'", "~d4'").replace(paper, papers.own("~no")))
                        .problems())
                .containsExactly("IDENTIFIER_NOT_KNOWN 0");
    }

    private Answer letter(String number, String more) {
        String members = "issuer: '~issuer', year: 2020, number: " + number + (more.isEmpty() ? "" : ", " + more);
        return door.post(papers.with(members, papers.nextId(), RENAME));
    }

    private static String idOf(Answer recorded) {
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.json().get("instrumentId").asString();
    }

    private static String factOf(Answer recorded) {
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.json().at("/recordedEvents/0/factId").asString();
    }
}
