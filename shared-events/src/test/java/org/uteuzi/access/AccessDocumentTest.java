package org.uteuzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** infra/docs/access.md is written from the tables: {@code -Duteuzi.write.access=true} writes it anew. */
class AccessDocumentTest {

    private static final Path DOCUMENT = Path.of("../infra/docs/access.md");

    @Test
    void the_document_says_what_the_tables_say() throws IOException {
        String document = document();
        if (Boolean.getBoolean("uteuzi.write.access")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content(StandardCharsets.UTF_8).isEqualTo(document);
    }

    private static String document() {
        return """
                # Who may do what

                Written from [Permission](../../shared-events/src/main/java/org/uteuzi/access/Permission.java) and
                [Access](../../shared-events/src/main/java/org/uteuzi/access/Access.java) by `AccessDocumentTest`; edit those, not
                this page. Nobody may do what stands nowhere here. How a login server says who has which role is told in
                [login](login.md).

                ## What each role may

                | May | %s |
                |---|%s
                %s
                A role is given for one institution or, as `*`, for all of them, those to come included. READ and AUDIT show what
                stands in the institutions for which they are given; a thing of another one is answered as if it were not there
                (404), an institution that an address names is refused (403), known or not. What belongs to no institution, an
                office outside or a person never appointed, is shown to everybody who may read. RECORD and IMPORT need to be given
                for each institution that an instrument touches, and DISCLOSE for each in which a person is at home. FOUND, which is needed beside one of them to establish an institution or to
                say anything of an office, and OPERATE only count for all of them.

                What one proposes another approves: APPROVE needs each institution that a proposal touches, like RECORD, and is never for
                whoever proposed it nor for whom it appoints.

                READ shows neither findings nor the reasons of corrections: where an answer has a place for them, it holds null.

                The service filters by this, the tables of the database hide the same rows once more from the role that answers, and that role
                writes none of them ([0059](decisions/0059-two-roles-of-the-database-answer-and-project.md)).

                ## The door

                %s
                ## The questions

                With `beliefs=all` a timeline needs AUDIT, and so does the report `findings`.

                %s
                ## The pages

                A page offers only what whoever looks at it may do.

                %s
                Open to everybody: %s, styles, scripts and fonts,
                and the way to log in and out. Other addresses of `/actuator` need OPERATE.

                ## Of what it is logged who looked

                Of every question and page that is answered or refused, by
                [Reads](../../shared-events/src/main/java/org/uteuzi/access/Reads.java), and auditors read it at `/reads`. What is
                logged as STRUCTURE is so where a day or a point is asked for: today's, as known now, is what everybody in the
                institution may see. An address that stands in neither table is logged as OTHER.

                %s
                Not logged:

                %s""".formatted(
                Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(" | ")),
                "---|".repeat(Role.values().length),
                Stream.of(Permission.values()).map(AccessDocumentTest::row).collect(Collectors.joining()),
                table(Access.DOOR),
                table(Access.QUESTIONS),
                table(Access.PAGES),
                Access.OPEN.stream().map(address -> "`" + address + "`").collect(Collectors.joining(", ")),
                table("Logged as", Reads.KINDS),
                table("As it is", Reads.NOT_LOGGED));
    }

    private static String row(Permission permission) {
        return "| " + permission + " | "
                + Arrays.stream(Role.values())
                        .map(role -> permission.roles().contains(role) ? "yes" : "")
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String table(Map<String, Permission> needs) {
        return table("Needs", needs);
    }

    private static String table(String heading, Map<String, ?> values) {
        return values.entrySet().stream()
                .map(address -> "| `" + address.getKey().replace("|", "\\|") + "` | " + address.getValue() + " |\n")
                .collect(Collectors.joining("", "| Address | " + heading + " |\n|---|---|\n", ""));
    }
}
